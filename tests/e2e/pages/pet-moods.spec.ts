import type { Mood } from '@shared/domain/pet-state'
import { expect, test } from './open-page'
import { NIGHT, PET_WINDOW, emit, feel, petIsThere, plays } from './pet'

test.use({ viewport: PET_WINDOW })

const FEELINGS: readonly (readonly [Mood, Parameters<typeof feel>[1]])[] = [
  ['hungry', { hunger: 80, energy: 60 }],
  ['worried', { hunger: 95, energy: 10 }],
  ['sleepy', { hunger: 20, energy: 10 }],
  ['ecstatic', { hunger: 5, energy: 95 }],
  ['happy', { hunger: 30, energy: 70 }],
  ['content', { hunger: 50, energy: 50 }],
  // A day without anything, through which hunger has grown and the night has given its rest.
  ['bored', { hunger: 0, energy: 100, hoursAgo: 25 }],
]

for (const reducedMotion of ['no-preference', 'reduce'] as const) {
  test(`every mood has its own face (motion: ${reducedMotion})`, async ({ open, page }) => {
    await page.emulateMedia({ reducedMotion })
    await open({ window: 'pet', world: 'empty' })
    await petIsThere(page)
    await page.locator('#pet').hover()
    for (const [mood, feelings] of FEELINGS) {
      await feel(page, feelings)
      await plays(page, `idle-${mood}`)
      await expect(page.locator('#status')).toHaveText(`Level 1 · ${mood}`)
    }
  })
}

test('the moods’ still faces are different pictures', async ({ open, page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await open({ window: 'pet', world: 'empty' })
  await petIsThere(page)
  const faces = new Set<string>()
  for (const [mood, feelings] of FEELINGS) {
    await feel(page, feelings)
    await plays(page, `idle-${mood}`)
    faces.add(
      await page.locator('#stage').evaluate((stage: HTMLCanvasElement) => stage.toDataURL()),
    )
  }
  expect(faces.size).toBe(FEELINGS.length)
})

test('at night it sleeps; an event wakes it for its meal', async ({ open, page }) => {
  await page.clock.install()
  await open({ window: 'pet', world: 'empty', at: NIGHT })
  await plays(page, 'sleep')
  await expect(page.locator('#pet')).toHaveAccessibleName(/, asleep\./)
  await emit(page, { type: 'commit.push', place: 'familiar' })
  await plays(page, 'wake')
  await page.clock.runFor(2_000)
  await plays(page, 'eat')
})

test('a pet that sees little motion sleeps with its eyes closed, and is up in the morning', async ({
  open,
  page,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await open({ window: 'pet', world: 'empty' })
  await petIsThere(page)
  await page.clock.setFixedTime(new Date('2026-11-19T23:30:00Z'))
  await feel(page, { hunger: 40, energy: 50 })
  await plays(page, 'sleep')
  await page.clock.setFixedTime(new Date('2026-11-20T08:00:00Z'))
  await feel(page, { hunger: 50, energy: 50 })
  await plays(page, 'idle-content')
})

test('a pet whose app is away naps, says so quietly, and is back with it', async ({
  open,
  page,
}) => {
  await page.clock.install()
  await open({ window: 'pet', world: 'empty' })
  await petIsThere(page)
  const words = 'Familiar is not running. Start it again to wake your pet.'
  await page.evaluate(() => window.fake!.setConnected(false))
  await expect(page.getByRole('status')).toHaveText(words)
  await plays(page, 'fall-asleep')
  await page.clock.runFor(3_000)
  await plays(page, 'sleep')
  await page.locator('#pet').hover()
  await expect(page.locator('#card')).toContainText(words)
  await expect(page.getByRole('button', { name: 'Feed' })).toBeDisabled()
  await expect(page.locator('#stage'), 'nobody can wake it').toHaveAttribute('data-act', 'sleep')

  await page.evaluate(() => window.fake!.setConnected(true))
  await plays(page, 'wake')
  await expect(page.locator('#card')).not.toContainText(words)
  await expect(page.getByRole('button', { name: 'Feed' })).toBeEnabled()
  await page.clock.runFor(2_000)
  await emit(page, { type: 'commit.push', place: 'familiar' })
  await plays(page, 'eat')
})

test('a database that is down troubles the pet, in words too', async ({ open }) => {
  const page = await open({ window: 'pet', world: 'empty' })
  await petIsThere(page)
  const problem = 'The database cannot be reached. Nothing is lost.'
  await page.evaluate((words) => {
    const status = {
      database: { state: 'down' as const, problem: words },
      quarantined: 0,
      troubles: [],
    }
    window.fake!.push({ type: 'app.statusChanged', status })
  }, problem)
  await plays(page, 'trouble')
  await expect(page.getByRole('status')).toHaveText(problem)
  await page.locator('#pet').hover()
  await expect(page.locator('#card')).toContainText(problem)
})
