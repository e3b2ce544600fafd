import type { Page } from '@playwright/test'
import type { Settings } from '@shared/contract/settings'
import { ledgerEntry } from '../../fakes/ledger-entry'
import { mainOf } from './main-of'
import { NOW, expect, test } from './open-page'
import { NIGHT, actOf, append, petIsThere, plays, requestsOf, untilItWalks } from './pet'

const STAGE = { width: 900, height: 600 }
test.use({ viewport: STAGE })

declare global {
  interface Window {
    /** What has become of the sound outputs the page has opened. */
    outputs?: string[]
  }
}

async function wish(page: Page, wishes: Partial<Settings>): Promise<void> {
  await page.evaluate((all) => {
    const { settings } = window.fake!.world
    window.fake!.push({ type: 'settings.changed', settings: { ...settings, ...all } })
  }, wishes)
}

const feetOf = async (page: Page): Promise<number> => {
  const box = (await page.locator('#pet').boundingBox())!
  return box.x + box.width / 2
}

/** Everything scored in the fake world since it began. */
const ledgerOf = (page: Page): Promise<string[]> =>
  page.evaluate(() => window.fake!.world.entries.map(({ type }) => type))

/** From now on time passes only when a test says so. */
const holdTime = (page: Page): Promise<void> => page.clock.pauseAt(new Date(NOW.getTime() + 1_000))

test.beforeEach(async ({ page }) => {
  await page.clock.install({ time: NOW })
  // The lowest of every lot: a happy pet's first whim is then a walk, and food drops at its left.
  await page.addInitScript(() => {
    Math.random = () => 0.1
    const outputs: string[] = []
    window.outputs = outputs
    window.AudioContext = class extends AudioContext {
      constructor() {
        super()
        outputs.push('opened')
        this.addEventListener('statechange', () => outputs.push(this.state))
      }
    }
  })
})

test('what it is fed drops beside it; it walks there and eats, and that is one meal', async ({
  open,
  page,
}) => {
  await open({ window: 'pet', world: 'empty' })
  await petIsThere(page)
  await holdTime(page)
  await page.locator('#pet').hover()
  await plays(page, 'hover')
  const before = await ledgerOf(page)
  const from = await feetOf(page)
  await page.getByRole('button', { name: 'Feed' }).click()
  const food = page.locator('.food')
  await expect(page.getByRole('status'), 'the words do not wait').toContainText('Yum')
  await page.clock.runFor(1_000)
  await expect(food).toBeVisible()
  await page.clock.runFor(200)
  await plays(page, 'walk-left')
  const bottomOf = async (): Promise<number> => {
    const { y, height } = (await food.boundingBox())!
    return y + height
  }
  await expect.poll(bottomOf, 'it falls to the floor').toBe(STAGE.height)
  const lies = (await food.boundingBox())!
  expect(lies.x + lies.width, 'beside it').toBeLessThan(from - 72)
  await page.clock.runFor(400)
  expect(await food.boundingBox(), 'it stays where it fell').toEqual(lies)
  await page.clock.runFor(1_500)
  await plays(page, 'eat')
  await expect(food).toHaveCount(0)
  const to = await feetOf(page)
  expect(to).toBeLessThan(from - 40)
  expect(to, 'its mouth is where the food was').toBeGreaterThan(lies.x)
  await page.clock.runFor(10_000)
  expect(await requestsOf(page, 'pet.care')).toEqual([{ action: 'feed' }])
  expect((await ledgerOf(page)).slice(0, -before.length || undefined)).toEqual(['pet.fed'])
})

test('by keyboard it is fed just so; one that stays where it is put eats there', async ({
  open,
  page,
}) => {
  await open({ window: 'pet', world: 'empty' })
  await petIsThere(page)
  await wish(page, { roams: false })
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('button', { name: 'Feed' })).toBeFocused()
  await page.keyboard.press('Enter')
  await plays(page, 'eat')
  await expect(page.locator('.food')).toHaveCount(0)
  expect(await requestsOf(page, 'pet.care')).toEqual([{ action: 'feed' }])
})

test('a hand that takes it off its way to the food does not take the meal', async ({
  open,
  page,
}) => {
  await open({ window: 'pet', world: 'empty' })
  await petIsThere(page)
  await append(page, [ledgerEntry({ type: 'pet.fed', source: 'familiar' })])
  await expect(page.locator('.food')).toBeVisible()
  const x = await feetOf(page)
  await page.mouse.move(x, STAGE.height - 60)
  await page.mouse.down()
  await page.mouse.move(x, STAGE.height - 200, { steps: 4 })
  await plays(page, 'carried')
  await expect(page.locator('.food')).toHaveCount(0)
  await page.mouse.up()
  await plays(page, 'eat')
})

test('a file is refused in words, and does not take the page’s place', async ({ open, page }) => {
  await open({ window: 'pet', world: 'empty' })
  await petIsThere(page)
  const isRefused = await page.locator('#pet').evaluate((pet) => {
    const dataTransfer = new DataTransfer()
    dataTransfer.items.add(new File(['{}'], 'pet.json'))
    const event = (type: string): DragEvent =>
      new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true })
    pet.dispatchEvent(event('dragenter'))
    return [event('dragover'), event('drop')].map((one) => !pet.dispatchEvent(one))
  })
  expect(isRefused).toEqual([true, true])
  await expect(page.getByRole('status')).toHaveText(
    'I eat work, not files. New pets come in by the settings.',
  )
  expect(await requestsOf(page, 'pet.care')).toEqual([])
})

test('while keys are pressed its whims are quiet and in its place', async ({ open, page }) => {
  await open({ window: 'pet', world: 'empty' })
  await petIsThere(page)
  await holdTime(page)
  for (let second = 0; second < 60; second += 1) {
    await page.keyboard.press('a')
    await page.clock.runFor(1_000)
    if ((await actOf(page)) === 'sit') break
  }
  expect(await actOf(page), 'else it would walk').toBe('sit')
  expect(await feetOf(page)).toBe(STAGE.width / 2)
})

test('keys that are pressed while it walks stop it where it stands', async ({ open, page }) => {
  await open({ window: 'pet', world: 'empty' })
  await petIsThere(page)
  await holdTime(page)
  await untilItWalks(page)
  await page.keyboard.press('a')
  await page.clock.runFor(1_200)
  expect(await actOf(page)).toBe('idle')
  const there = await feetOf(page)
  expect(there, 'on its way').toBeLessThan(STAGE.width / 2)
  await page.clock.runFor(1_000)
  expect(await feetOf(page)).toBe(there)
})

test('on the desktop main is asked of the user when there is a whim, and not before', async ({
  open,
  page,
}) => {
  await open({ window: 'pet', world: 'empty', movedByMain: true })
  await petIsThere(page)
  await page.evaluate(() => (window.fake!.world.userIdleMs = 600_000))
  await holdTime(page)
  await page.clock.runFor(5_100)
  await page.clock.runFor(30_000)
  expect(await requestsOf(page, 'app.userIdle')).toHaveLength(0)
  await untilItWalks(page)
  expect(await requestsOf(page, 'app.userIdle')).toHaveLength(1)
  const errands = await page.evaluate(() =>
    window.fake!.bodyMessages.flatMap((told) => (told.type === 'errand' ? [told.kind] : [])),
  )
  expect(errands, 'with nobody to disturb').toEqual(['climb'])
})

test('nothing is heard, and no sound is opened, until it is wished for; then it rests again', async ({
  open,
  page,
}) => {
  await open({ window: 'pet', world: 'empty' })
  await petIsThere(page)
  const outputs = (): Promise<string[]> => page.evaluate(() => window.outputs!)
  await page.locator('#pet').click()
  await plays(page, 'petted')
  expect(await outputs()).toEqual([])
  await wish(page, { sounds: true, mutedSounds: ['celebrate'] })
  await append(page, [ledgerEntry({ type: 'goal.completed' })])
  await plays(page, 'celebrate')
  expect(await outputs(), 'left out').toEqual([])
  // A sound that comes late is not played at all, and how fast one is opened is the machine's to say.
  await holdTime(page)
  await append(page, [ledgerEntry({ effect: { level: { from: 1, to: 2 } } })])
  await plays(page, 'level-up')
  await expect.poll(outputs, 'after its last tone').toEqual(['opened', 'running', 'suspended'])
})

test('nothing is heard at night, beside a user who works, or hidden', async ({ open, page }) => {
  const outputs = (): Promise<string[]> => page.evaluate(() => window.outputs!)
  await open({ window: 'pet', world: 'empty', at: NIGHT })
  await wish(page, { sounds: true })
  await plays(page, 'sleep')
  await append(page, [ledgerEntry()])
  await plays(page, 'wake')
  await page.clock.runFor(2_000)
  await plays(page, 'eat')
  expect(await outputs(), 'at night').toEqual([])

  await open({ window: 'pet', world: 'empty' })
  await petIsThere(page)
  await wish(page, { sounds: true })
  const running = { startedAt: NOW.toISOString(), endsAt: NOW.toISOString(), title: null }
  await mainOf(page).push({ type: 'focus.changed', focus: { running } })
  await page.locator('#pet').press('Enter')
  await plays(page, 'petted')
  expect(await outputs(), 'beside a user who works').toEqual([])
})

test('one that slept on a wall when its page was loaded anew comes down before it sleeps on', async ({
  open,
  page,
}) => {
  await open({ window: 'pet', world: 'empty', movedByMain: true, at: NIGHT })
  await petIsThere(page)
  const be = (place: 'wall' | 'floor', moving: boolean): Promise<void> =>
    page.evaluate(
      (pose) =>
        window.fake!.pose({
          ...{ x: 200, y: 300, kept: false, thrown: false, facing: 'right', swing: 0, food: null },
          ...pose,
        }),
      { place, moving, side: place === 'wall' ? ('left' as const) : null },
    )
  const errands = (): Promise<string[]> =>
    page.evaluate(() =>
      window.fake!.bodyMessages.flatMap((said) => (said.type === 'errand' ? [said.kind] : [])),
    )
  await be('wall', false)
  await expect(page.locator('#pet')).toHaveAttribute('data-place', 'wall')
  expect(await actOf(page)).toBe('sleep')
  await page.clock.runFor(10_000)
  await expect.poll(errands).toEqual(['return'])
  await be('wall', true)
  await be('floor', false)
  await plays(page, 'fall-asleep')
  await page.clock.runFor(10_000)
  await plays(page, 'sleep')
})
