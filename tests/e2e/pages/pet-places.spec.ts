import type { Page } from '@playwright/test'
import { ledgerEntry } from '../../fakes/ledger-entry'
import { NOW, expect, test } from './open-page'
import { actOf, append, feel, petIsThere, plays, requestsOf, untilItWalks } from './pet'

const STAGE = { width: 900, height: 600 }
test.use({ viewport: STAGE })

/** The middle of the pet's feet. */
async function feetOf(page: Page): Promise<{ x: number; y: number }> {
  const box = (await page.locator('#pet').boundingBox())!
  return { x: box.x + box.width / 2, y: box.y + box.height }
}

/** Takes the pet, moves the hand through places, a step of its body's time at each, and lets go. */
async function carry(
  page: Page,
  ...through: readonly (readonly [number, number])[]
): Promise<void> {
  const { x, y } = await feetOf(page)
  await page.mouse.move(x, y - 60)
  await page.mouse.down()
  for (const [toX, toY] of through) {
    await page.mouse.move(toX, toY)
    await page.clock.runFor(34)
  }
}

async function wish(page: Page, wishes: Readonly<Record<string, unknown>>): Promise<void> {
  await page.evaluate((all) => {
    const { settings } = window.fake!.world
    window.fake!.push({ type: 'settings.changed', settings: { ...settings, ...all } })
  }, wishes)
}

/** From now on time passes only when a test says so: else a hand that waits for the test has stopped. */
const holdTime = (page: Page): Promise<void> => page.clock.pauseAt(new Date(NOW.getTime() + 1_000))

test.beforeEach(async ({ page }) => {
  await page.clock.install({ time: NOW })
  // The lowest of every lot: a happy pet's first whim is then a walk, and the walk a stroll.
  await page.addInitScript(() => {
    Math.random = () => 0.1
  })
})

test('the pet is carried with a swing, thrown, bounces, and lands on the floor; nothing is scored', async ({
  open,
  page,
}) => {
  await open({ window: 'pet', world: 'empty' })
  await petIsThere(page)
  expect(await feetOf(page)).toEqual({ x: STAGE.width / 2, y: STAGE.height })
  await holdTime(page)
  await carry(page, [440, 400], [420, 320], [380, 260], [330, 210], [270, 170])
  await plays(page, 'carried')
  await expect(page.locator('#stage')).toHaveAttribute('data-act', 'carried')
  expect(await page.locator('#stage').evaluate(({ style }) => style.rotate)).toMatch(/deg$/)
  await page.mouse.up()
  await expect(page.locator('#stage')).toHaveAttribute('data-act', 'thrown')
  const heights: number[] = []
  const xs: number[] = []
  for (let step = 0; step < 90; step += 1) {
    const { x, y } = await feetOf(page)
    heights.push(y)
    xs.push(x)
    await page.clock.runFor(34)
  }
  expect(Math.max(...heights)).toBeLessThanOrEqual(STAGE.height)
  const floor = heights.findIndex((y) => y >= STAGE.height - 1)
  expect(floor, 'it falls').toBeGreaterThan(3)
  expect(Math.min(...heights.slice(floor)), 'and bounces').toBeLessThan(STAGE.height - 5)
  expect(Math.min(...xs), 'the way it was thrown').toBeLessThan(xs[0]! - 50)
  expect(Math.min(...xs), 'not out of the page').toBeGreaterThanOrEqual(72)
  await page.clock.runFor(3_000)
  expect((await feetOf(page)).y).toBe(STAGE.height)
  await expect(page.locator('#pet')).toHaveAttribute('data-place', 'floor')
  expect(await page.locator('#stage').evaluate(({ style }) => style.rotate)).toBe('')
  expect(await requestsOf(page, 'pet.care')).toEqual([])
})

test('it walks: its place moves with its feet, to where it looks, and a meal stops it', async ({
  open,
  page,
}) => {
  await open({ window: 'pet', world: 'empty' })
  await petIsThere(page)
  await holdTime(page)
  await untilItWalks(page)
  // By these lots it goes to the left, for which it is drawn.
  await plays(page, 'walk-left')
  const from = await feetOf(page)
  await page.clock.runFor(1_000)
  const to = await feetOf(page)
  // 56 pixels of a cell in 800 ms, for a pet three quarters of a cell wide.
  expect(Math.abs(to.x - from.x)).toBeGreaterThan(45)
  expect(Math.abs(to.x - from.x)).toBeLessThan(60)
  expect(to.y).toBe(STAGE.height)
  expect(to.x).toBeLessThan(from.x)
  await expect(page.locator('#pet')).toHaveAttribute('data-facing', 'left')
  const scale = (): Promise<string> => page.locator('#stage').evaluate(({ style }) => style.scale)
  expect(await scale(), 'drawn for this side').toBe('')
  await wish(page, { mirrored: true })
  await plays(page, 'walk-right')
  expect(await scale(), 'its mirror image walks forwards too').toBe('-1 1')

  await append(page, [ledgerEntry()])
  await plays(page, 'eat')
  const there = await feetOf(page)
  const bubble = (await page.locator('.bubble').boundingBox())!
  expect(Math.abs(bubble.x + bubble.width / 2 - there.x), 'its words come along').toBeLessThan(2)
  await page.clock.runFor(1_000)
  expect(await feetOf(page)).toEqual(there)
})

test('words stay on the page, wherever the pet is', async ({ open, page }) => {
  await open({ window: 'pet', world: 'empty' })
  await petIsThere(page)
  await wish(page, { roams: false })
  for (const [x, y] of [
    [20, 590],
    [890, 590],
    [20, 40],
    [890, 40],
    [450, 150],
  ] as const) {
    await carry(page, [x, y])
    await page.mouse.up()
    await append(page, [ledgerEntry(), ledgerEntry({ type: 'review.submitted' })])
    await expect(page.locator('.bubble')).toBeVisible()
    const feet = await feetOf(page)
    await page.mouse.move(450, 300)
    // Half of one that peeks is out of reach.
    await page.mouse.move(Math.max(20, Math.min(feet.x, STAGE.width - 20)), feet.y - 40)
    await expect(page.locator('#card')).toBeVisible()
    for (const part of ['.bubble', '#card']) {
      const box = (await page.locator(part).boundingBox())!
      expect(box.x, `${part} at ${x}, ${y}`).toBeGreaterThanOrEqual(0)
      expect(box.y, `${part} at ${x}, ${y}`).toBeGreaterThanOrEqual(0)
      expect(box.x + box.width).toBeLessThanOrEqual(STAGE.width)
      expect(box.y + box.height).toBeLessThanOrEqual(STAGE.height)
    }
    await page.keyboard.press('Escape')
  }
})

test('let go of at an edge it peeks, and its card brings it back', async ({ open, page }) => {
  await open({ window: 'pet', world: 'empty' })
  await petIsThere(page)
  await carry(page, [300, 400], [10, 300], [3, 300], [3, 300], [3, 300], [3, 300])
  await page.mouse.up()
  await expect(page.locator('#pet')).toHaveAttribute('data-place', 'peek')
  expect((await feetOf(page)).x).toBe(0)
  await page.reload()
  await petIsThere(page)
  expect((await feetOf(page)).x, 'remembered').toBe(0)
  await page.locator('#pet').hover({ position: { x: 100, y: 90 } })
  await page.getByRole('button', { name: 'Bring back' }).click()
  expect(await feetOf(page)).toEqual({ x: STAGE.width / 2, y: STAGE.height })
  await expect(page.getByRole('button', { name: 'Bring back' })).toBeHidden()
})

test('where it was left it is after a reload, and in a window of another size', async ({
  open,
  page,
}) => {
  await open({ window: 'pet', world: 'empty' })
  await petIsThere(page)
  await carry(page, [225, 400], [225, 400], [225, 400], [225, 400], [225, 400])
  await page.mouse.up()
  await page.clock.runFor(3_000)
  expect(await feetOf(page)).toEqual({ x: 225, y: STAGE.height })
  await page.reload()
  await petIsThere(page)
  expect(await feetOf(page)).toEqual({ x: 225, y: STAGE.height })
  await page.setViewportSize({ width: 1200, height: 500 })
  await expect.poll(() => feetOf(page)).toEqual({ x: 300, y: 500 })
})

test('arrow keys move it by steps, and it looks where it goes', async ({ open, page }) => {
  await open({ window: 'pet', world: 'empty' })
  await petIsThere(page)
  const { x, y } = await feetOf(page)
  await page.keyboard.press('Tab')
  await page.keyboard.press('ArrowLeft')
  expect(await feetOf(page)).toEqual({ x: x - 16, y })
  await expect(page.locator('#pet')).toHaveAttribute('data-facing', 'left')
  await page.keyboard.press('Shift+ArrowRight')
  await page.keyboard.press('ArrowUp')
  expect(await feetOf(page)).toEqual({ x: x + 48, y: y - 16 })
  await page.clock.runFor(1_000)
  expect((await feetOf(page)).y, 'it stays there').toBe(y - 16)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  expect(await feetOf(page)).toEqual({ x: x + 48, y })
})

test('with reduced motion it is put where it is let go, without flight', async ({ open, page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await open({ window: 'pet', world: 'empty' })
  await petIsThere(page)
  await carry(page, [440, 400], [400, 300], [340, 240])
  await page.mouse.up()
  const put = await feetOf(page)
  expect(put).toEqual({ x: 340, y: 300 })
  await page.clock.runFor(2_000)
  expect(await feetOf(page)).toEqual(put)
})

test('its size, opacity and wish to walk about are the user’s', async ({ open, page }) => {
  await open({ window: 'pet', world: 'empty' })
  await petIsThere(page)
  await wish(page, { size: 200, opacity: 60, roams: false })
  const box = (await page.locator('#stage').boundingBox())!
  expect([box.width, box.height, box.y + box.height]).toEqual([288, 312, STAGE.height])
  await expect(page.locator('#stage')).toHaveJSProperty('width', 288)
  await expect(page.locator('#stage')).toHaveCSS('opacity', '0.6')
  await page.clock.runFor(600_000)
  expect(await feetOf(page), 'it stays where it is put').toEqual({ x: 450, y: STAGE.height })
})

test('it climbs an edge with its feet on it, clings, and comes down again', async ({
  open,
  page,
}) => {
  // By these lots a content pet's whim is a walk, and the walk a climb.
  await page.addInitScript(() => {
    Math.random = () => 0.64
  })
  await open({ window: 'pet', world: 'empty' })
  await petIsThere(page)
  await feel(page, { hunger: 50, energy: 50 })
  await holdTime(page)
  const seen: string[] = []
  let highest = STAGE.height
  for (let second = 0; second < 150; second += 1) {
    await page.clock.runFor(1_000)
    const { act, place, y, turn, animation } = await page.locator('#pet').evaluate((pet) => {
      const stage = pet.querySelector('canvas')!
      const { y: top, height } = pet.getBoundingClientRect()
      const { act = '', animation = '' } = stage.dataset
      const turn = stage.style.rotate
      return { act, place: pet.dataset['place'] ?? '', y: top + height, turn, animation }
    })
    highest = Math.min(highest, y)
    const now = `${act} ${place}`
    // What is drawn on a wall is; any other picture is turned to it.
    const isDrawnThere = /^(climb|cling)/.test(animation)
    if (place === 'wall') expect(turn, animation).toBe(isDrawnThere ? '' : '-90deg')
    if (seen.at(-1) !== now) seen.push(now)
  }
  const way = ['walk floor', 'climb wall', 'cling wall', 'walk wall', 'idle floor']
  expect(seen.join(', ')).toContain(way.join(', '))
  expect(highest).toBeLessThan(STAGE.height - 100)
})

for (const [what, forbid] of [
  ['may not walk about any more', (page: Page) => wish(page, { roams: false })],
  ['where nothing may move', (page: Page) => page.emulateMedia({ reducedMotion: 'reduce' })],
] as const) {
  test(`a pet ${what} is put on the floor from the edge it clings to: nothing would bring it down`, async ({
    open,
    page,
  }) => {
    await page.addInitScript(() => {
      Math.random = () => 0.64
    })
    await open({ window: 'pet', world: 'empty' })
    await petIsThere(page)
    await feel(page, { hunger: 50, energy: 50 })
    await holdTime(page)
    await untilItWalks(page)
    const pet = page.locator('#pet')
    for (let half = 0; half < 60 && (await actOf(page)) !== 'cling'; half += 1)
      await page.clock.runFor(500)
    await expect(pet).toHaveAttribute('data-place', 'wall')
    await forbid(page)
    await expect
      .poll(async () => {
        await page.clock.runFor(500)
        return pet.getAttribute('data-place')
      })
      .toBe('floor')
    await page.clock.runFor(60_000)
    expect((await feetOf(page)).y).toBe(STAGE.height)
  })
}
