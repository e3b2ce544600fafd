import type { Page } from '@playwright/test'
import { ledgerEntry } from '../../fakes/ledger-entry'
import { mainOf } from './main-of'
import { NOW, expect, test } from './open-page'
import { NIGHT, PET_WINDOW, adopt, append, ask, emit, feel, petIsThere, plays } from './pet'

test.use({ viewport: PET_WINDOW })

declare global {
  interface Window {
    /** What the page has done that costs power. */
    costs?: { draws: number; frames: number; readonly timers: Set<unknown> }
  }
}

test.beforeEach(async ({ page }) => {
  await page.clock.install()
  await page.addInitScript(() => {
    const costs = { draws: 0, frames: 0, timers: new Set<unknown>() }
    window.costs = costs
    const stage = CanvasRenderingContext2D.prototype
    const draw: unknown = Reflect.get(stage, 'clearRect')
    if (typeof draw !== 'function') throw new Error('A canvas can be cleared.')
    stage.clearRect = function (...area) {
      costs.draws += 1
      Reflect.apply(draw, this, area)
    }
    const set = window.setTimeout.bind(window)
    const clear = window.clearTimeout.bind(window)
    const frame = window.requestAnimationFrame.bind(window)
    window.requestAnimationFrame = (run) => {
      costs.frames += 1
      return frame(run)
    }
    window.setInterval = () => {
      throw new Error('The pet’s page keeps no interval.')
    }
    Object.assign(window, {
      setTimeout: (run: () => void, ms?: number) => {
        const timer = set(() => {
          costs.timers.delete(timer)
          run()
        }, ms)
        costs.timers.add(timer)
        return timer
      },
      clearTimeout: (timer: number) => {
        costs.timers.delete(timer)
        clear(timer)
      },
    })
  })
})

const timersOf = (page: Page): Promise<number> => page.evaluate(() => window.costs!.timers.size)

/** What a stretch of the page's time costs. */
async function costOf(page: Page, ms: number): Promise<{ draws: number; frames: number }> {
  await page.evaluate(() => Object.assign(window.costs!, { draws: 0, frames: 0 }))
  await page.clock.runFor(ms)
  return page.evaluate(() => ({ draws: window.costs!.draws, frames: window.costs!.frames }))
}

async function setHidden(page: Page, hidden: boolean): Promise<void> {
  await page.evaluate((now) => {
    Object.defineProperty(document, 'hidden', { value: now, configurable: true })
    document.dispatchEvent(new Event('visibilitychange'))
  }, hidden)
}

test('a calm pet draws its blinks and nothing else, on one timer', async ({ open, page }) => {
  await open({ window: 'pet', world: 'empty' })
  await petIsThere(page)
  await page.clock.runFor(5_200)
  await expect(page.locator('#stage')).toHaveAttribute('data-act', 'calm')
  const { draws, frames } = await costOf(page, 35_000)
  // A blink is three frames and the face again, every three to eight seconds.
  expect(draws).toBeGreaterThanOrEqual(4 * 4)
  expect(draws).toBeLessThanOrEqual(4 * 12)
  expect(frames).toBe(0)
  expect(await timersOf(page)).toBe(1)
})

test('a second calm pet costs its own blinks on its own timer, and a hidden one nothing', async ({
  open,
  page,
}) => {
  await open({ window: 'pet', world: 'empty' })
  await petIsThere(page)
  const plip = await adopt(page)
  await page.clock.runFor(5_200)
  await expect(page.locator('.stage[data-act="calm"]')).toHaveCount(2)
  const { draws, frames } = await costOf(page, 35_000)
  expect(draws).toBeGreaterThanOrEqual(2 * 4 * 4)
  expect(draws).toBeLessThanOrEqual(2 * 4 * 12)
  expect(frames).toBe(0)
  expect(await timersOf(page)).toBe(2)
  await ask(page, 'pet.setHidden', { pet: plip, hidden: true })
  expect(await timersOf(page)).toBe(1)
})

test('an excited pet draws each frame once, and is calm again after five seconds', async ({
  open,
  page,
}) => {
  await open({ window: 'pet', world: 'empty' })
  await petIsThere(page)
  await feel(page, { hunger: 50, energy: 50 })
  // The idle of a content pet is six frames in 1,100 ms.
  const { draws } = await costOf(page, 4_400)
  expect(draws).toBeGreaterThanOrEqual(20)
  expect(draws).toBeLessThanOrEqual(26)
  await page.clock.runFor(1_000)
  await expect(page.locator('#stage')).toHaveAttribute('data-act', 'calm')
})

test('a hidden page has no timer and draws nothing, and what was said waits', async ({
  open,
  page,
}) => {
  await open({ window: 'pet', world: 'empty' })
  await petIsThere(page)
  expect(await timersOf(page), 'the count counts').toBe(1)
  await append(page, [ledgerEntry()])
  await expect(page.getByRole('status')).not.toBeEmpty()
  expect(await timersOf(page)).toBe(2)
  await setHidden(page, true)
  expect(await timersOf(page)).toBe(0)
  expect(await costOf(page, 3_600_000)).toEqual({ draws: 0, frames: 0 })
  await append(page, [ledgerEntry()])
  expect(await timersOf(page)).toBe(0)

  await setHidden(page, false)
  await expect(page.getByRole('status')).toHaveText('+2 commits · familiar · +20 XP')
  await page.clock.runFor(4_100)
  await expect(page.getByRole('status')).toBeEmpty()
  expect((await costOf(page, 10_000)).draws).toBeGreaterThan(0)
})

/** The ways a pet is not to be seen, beside a hidden page, and back. */
const AWAY = {
  'whose window main has hidden': [
    () => window.fake!.sight({ shown: false, pointer: false }),
    () => window.fake!.sight({ shown: true, pointer: false }),
  ],
  'put to sleep': [
    () =>
      window.fake!.push({
        type: 'snooze.changed',
        snooze: { until: new Date(Date.now() + 7_200_000).toISOString() },
      }),
    () => window.fake!.push({ type: 'snooze.changed', snooze: { until: null } }),
  ],
} as const

for (const [how, [leave, comeBack]] of Object.entries(AWAY)) {
  test(`a pet ${how} has no timer, and tells in one bubble afterwards what happened`, async ({
    open,
    page,
  }) => {
    await open({ window: 'pet', world: 'empty', movedByMain: how !== 'put to sleep' })
    await petIsThere(page)
    expect(await timersOf(page)).toBe(1)
    await page.evaluate(leave)
    expect(await timersOf(page)).toBe(0)
    await append(page, [ledgerEntry()])
    await append(page, [ledgerEntry({ type: 'review.submitted' })])
    await append(page, [ledgerEntry(), ledgerEntry()])
    // Said last, and to be read on the card for as long as it holds.
    await page.evaluate(() => {
      const database = { state: 'down', problem: 'The database cannot be reached.' } as const
      const status = { database, quarantined: 0, troubles: [] }
      window.fake!.push({ type: 'app.statusChanged', status })
    })
    expect(await timersOf(page)).toBe(0)
    expect(await costOf(page, 3_600_000)).toEqual({ draws: 0, frames: 0 })

    await page.evaluate(comeBack)
    const bubble = page.locator('.bubble')
    await expect(bubble).toHaveCount(1)
    await expect(bubble).toContainText('+3 commits')
    await expect(bubble).toContainText('+1 review')
    expect(await timersOf(page)).toBeGreaterThan(0)
    await page.clock.runFor(4_100)
    await expect(bubble).toHaveCount(0)
  })
}

test('what is carried or flies has one timer more, until it rests; hidden, it has none', async ({
  open,
  page,
}) => {
  await open({ window: 'pet', world: 'empty' })
  await petIsThere(page)
  const take = async (): Promise<void> => {
    const box = (await page.locator('#pet').boundingBox())!
    await page.mouse.move(box.x + 70, box.y + 100)
    await page.mouse.down()
    await page.mouse.move(128, 120, { steps: 4 })
  }
  const atRest = await timersOf(page)
  await take()
  await page.clock.runFor(500)
  expect(await timersOf(page)).toBe(atRest + 1)
  await page.mouse.up()
  expect(await timersOf(page)).toBe(atRest + 1)
  await page.clock.runFor(4_000)
  await expect(page.locator('#pet')).toHaveAttribute('data-place', 'floor')
  await page.mouse.move(1, 1)
  await page.clock.runFor(6_000)
  expect(await timersOf(page)).toBe(1)
  await take()
  await page.clock.runFor(100)
  await setHidden(page, true)
  expect(await timersOf(page)).toBe(0)
  expect(await costOf(page, 3_600_000)).toEqual({ draws: 0, frames: 0 })
})

test('a sleeping pet has no timer until something happens', async ({ open, page }) => {
  await open({ window: 'pet', world: 'empty', at: NIGHT })
  await plays(page, 'sleep')
  await page.clock.runFor(5_200)
  expect(await timersOf(page)).toBe(0)
  expect(await costOf(page, 3_600_000)).toEqual({ draws: 0, frames: 0 })
  await emit(page, { type: 'commit.push', place: 'familiar' })
  await plays(page, 'wake')
  expect(await timersOf(page)).toBeGreaterThan(0)
})

test('beside a user who works the pet sits without a timer, and without a word', async ({
  open,
  page,
}) => {
  await open({ window: 'pet', world: 'empty' })
  await petIsThere(page)
  const running = { startedAt: NOW.toISOString(), endsAt: NOW.toISOString(), title: null }
  const focus = (now: typeof running | null): Promise<void> =>
    mainOf(page).push({ type: 'focus.changed', focus: { running: now } })
  await focus(running)
  await plays(page, 'focus')
  await page.clock.runFor(4_000)
  await expect(page.locator('#stage')).toHaveAttribute('data-act', 'quiet')
  expect(await timersOf(page)).toBe(0)
  await append(page, [ledgerEntry(), ledgerEntry({ effect: { level: { from: 1, to: 2 } } })])
  expect(await costOf(page, 1_500_000)).toEqual({ draws: 0, frames: 0 })
  await expect(page.getByRole('status')).toBeEmpty()
  await expect(page.locator('#stage')).toHaveAttribute('data-act', 'quiet')
  await focus(null)
  await expect(page.getByRole('status').locator('p')).toHaveText([
    'Level 2!',
    '+2 commits · familiar · +20 XP',
  ])
  await expect(page.locator('#stage')).toHaveAttribute('data-act', 'idle')
})

test('a calm pet looks after a cursor that moves, and a cursor that rests costs nothing', async ({
  open,
  page,
}) => {
  await open({ window: 'pet', world: 'empty' })
  await petIsThere(page)
  await page.mouse.move(10, 10)
  await page.clock.runFor(5_200)
  await expect(page.locator('#stage')).toHaveAttribute('data-act', 'calm')
  const picture = (): Promise<string> =>
    page.locator('#stage').evaluate((stage: HTMLCanvasElement) => stage.toDataURL())
  await page.mouse.move(4, 250)
  await plays(page, 'look')
  const toTheLeft = await picture()
  await page.mouse.move(252, 250)
  expect(await picture()).not.toBe(toTheLeft)
  expect(await timersOf(page)).toBe(1)
  await page.clock.runFor(1_300)
  await expect(page.locator('#stage'), 'and is not set in motion').toHaveAttribute(
    'data-act',
    'calm',
  )
  const { draws, frames } = await costOf(page, 10_000)
  expect(draws).toBeLessThanOrEqual(4 * 4)
  expect(frames).toBe(0)
})

test('with reduced motion the pet stands still: one frame for each mood, no timer', async ({
  open,
  page,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await open({ window: 'pet', world: 'empty' })
  await petIsThere(page)
  expect(await timersOf(page)).toBe(0)
  expect(await costOf(page, 600_000)).toEqual({ draws: 0, frames: 0 })
  await page.evaluate(() => Object.assign(window.costs!, { draws: 0 }))
  await feel(page, { hunger: 80, energy: 60 })
  await plays(page, 'idle-hungry')
  expect(await page.evaluate(() => window.costs!.draws)).toBe(1)
  await page.locator('#pet').click()
  await expect(page.getByRole('status'), 'words are no motion').toHaveText('Purr · +2 XP')
  expect((await costOf(page, 10_000)).draws).toBeLessThanOrEqual(1)

  const wish = (wanted: 'off' | 'on' | 'system'): Promise<void> =>
    page.evaluate((reducedMotion) => {
      const { settings } = window.fake!.world
      window.fake!.push({ type: 'settings.changed', settings: { ...settings, reducedMotion } })
    }, wanted)
  await wish('off')
  expect((await costOf(page, 4_000)).draws, 'the user has the last word').toBeGreaterThan(5)
  await wish('on')
  expect(await timersOf(page)).toBe(0)
  await wish('system')
  expect(await costOf(page, 10_000)).toEqual({ draws: 0, frames: 0 })

  // The page hears of it with its next frame.
  const heard = page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const query = matchMedia('(prefers-reduced-motion: reduce)')
        query.addEventListener('change', () => resolve(), { once: true })
      }),
  )
  await page.emulateMedia({ reducedMotion: 'no-preference' })
  await heard
  expect((await costOf(page, 4_000)).draws).toBeGreaterThan(5)
})
