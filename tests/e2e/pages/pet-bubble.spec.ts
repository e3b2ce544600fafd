import { ledgerEntry } from '../../fakes/ledger-entry'
import { mainOf } from './main-of'
import { NOW, expect, test } from './open-page'
import { PET_WINDOW, append, emit, petIsThere, plays } from './pet'

test.use({ viewport: PET_WINDOW })

test('a commit is eaten and told of, and the bubble goes away by itself', async ({
  open,
  page,
}) => {
  await page.clock.install()
  await open({ window: 'pet', world: 'empty' })
  await petIsThere(page)
  const bubble = page.getByRole('status')
  await expect(bubble).toBeEmpty()
  await emit(page, { type: 'commit.push', place: 'familiar', title: 'Draw the pet' })
  await plays(page, 'eat')
  await expect(bubble).toHaveText('+1 commit · familiar · +10 XP')
  await page.clock.runFor(4_100)
  await expect(bubble).toBeEmpty()
})

test('ten commits in a burst make one bubble with their sums, in one push or in ten', async ({
  open,
}) => {
  const page = await open({ window: 'pet', world: 'empty' })
  await petIsThere(page)
  const bubble = page.getByRole('status')
  const ten = Array.from({ length: 10 }, () => ledgerEntry())
  await append(page, ten)
  await expect(bubble).toHaveText('+10 commits · familiar · +100 XP')
  await page.evaluate((entries) => {
    const pet = window.fake!.world.pet.id
    for (const entry of entries)
      window.fake!.push({ type: 'ledger.appended', pet, entries: [entry], total: 1, xp: 10 })
  }, ten)
  await expect(bubble).toHaveText('+20 commits · familiar · +200 XP')
  await expect(bubble.locator('p')).toHaveCount(1)
})

test('different kinds share a bubble of two lines, however many there are', async ({ open }) => {
  const page = await open({ window: 'pet', world: 'empty' })
  await petIsThere(page)
  const lines = page.getByRole('status').locator('p')
  await append(page, [ledgerEntry(), ledgerEntry({ type: 'review.submitted', effect: { xp: 20 } })])
  await expect(lines).toHaveText(['+1 review · familiar · +20 XP', '+1 commit · familiar · +10 XP'])
  await append(page, [ledgerEntry({ type: 'task.completed', effect: { xp: 15 } })])
  await expect(lines).toHaveText(['+1 task finished · familiar · +15 XP', '2 more · +30 XP'])
})

test('a flood is told as a number', async ({ open }) => {
  const page = await open({ window: 'pet', world: 'empty' })
  await petIsThere(page)
  await page.evaluate(
    (entry) =>
      window.fake!.push({
        type: 'ledger.appended',
        pet: window.fake!.world.pet.id,
        entries: [entry],
        total: 1000,
        xp: 2539,
      }),
    ledgerEntry(),
  )
  await expect(page.getByRole('status')).toHaveText('+1,000 events · +2,539 XP')
})

test('a new level is celebrated above all else', async ({ open }) => {
  const page = await open({ window: 'pet', world: 'empty' })
  await petIsThere(page)
  await append(page, [ledgerEntry(), ledgerEntry({ effect: { level: { from: 1, to: 2 } } })])
  await plays(page, 'level-up')
  await expect(page.getByRole('status').locator('p')).toHaveText([
    'Level 2!',
    '+2 commits · familiar · +20 XP',
  ])
})

test('a long repository name is clipped, and what it brought stays readable', async ({ open }) => {
  const page = await open({ window: 'pet', world: 'empty' })
  await petIsThere(page)
  const place = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft'
  const entries = [ledgerEntry({ place }), ledgerEntry({ place, type: 'review.submitted' })]
  for (const burst of [entries.slice(0, 1), entries]) {
    await append(page, burst)
    const where = page.locator('#bubble .place').first()
    // The bubble may be drawn anew just then.
    await expect
      .poll(() =>
        where.evaluate((element) => ({
          clipped: element.scrollWidth > element.clientWidth,
          overflow: getComputedStyle(element).textOverflow,
        })),
      )
      .toEqual({ clipped: true, overflow: 'ellipsis' })
    await expect(where).toHaveAttribute('title', place)
    const deed = page.locator('#bubble p span:first-child').first()
    expect(
      await deed.evaluate(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth),
      'what was done is read in full',
    ).toBe(false)
    const bubble = (await page.locator('.bubble').boundingBox())!
    expect(bubble.x).toBeGreaterThanOrEqual(8)
    expect(bubble.x + bubble.width).toBeLessThanOrEqual(PET_WINDOW.width - 8)
    const sum = page.locator('#bubble p span:last-child').first()
    const end = (await sum.boundingBox())!
    expect(end.x + end.width).toBeLessThanOrEqual(bubble.x + bubble.width)
    expect(await sum.evaluate(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)).toBe(
      false,
    )
  }
})

test('words stay while the pointer rests on the pet, and go with it', async ({ open, page }) => {
  await page.clock.install()
  await open({ window: 'pet', world: 'empty' })
  await petIsThere(page)
  await page.locator('#pet').hover()
  await emit(page, { type: 'commit.push', place: 'familiar' })
  await page.clock.runFor(60_000)
  await expect(page.getByRole('status')).toHaveText('+1 commit · familiar · +10 XP')
  await page.mouse.move(2, 2)
  await page.clock.runFor(300)
  await expect(page.getByRole('status')).toBeEmpty()
})

/** A pet that leaps for joy leaves the pointer that rested on it: its words were gone as they came. */
test('a pointer that leaves takes no words before their time', async ({ open, page }) => {
  await page.clock.install({ time: NOW })
  await open({ window: 'pet', world: 'empty' })
  await petIsThere(page)
  await page.clock.pauseAt(NOW.getTime() + 1_000)
  await page.locator('#pet').hover()
  await emit(page, { type: 'commit.push', place: 'familiar' })
  await expect(page.getByRole('status')).toHaveText('+1 commit · familiar · +10 XP')
  await page.mouse.move(2, 2)
  await page.clock.runFor(3_900)
  await expect(page.getByRole('status')).toHaveText('+1 commit · familiar · +10 XP')
  await page.clock.runFor(200)
  await expect(page.getByRole('status')).toBeEmpty()
})

test('what was done while the pet slept is told with what was done while the user worked', async ({
  open,
  page,
}) => {
  await open({ window: 'pet', world: 'empty' })
  await petIsThere(page)
  const main = mainOf(page)
  const bubble = page.locator('#bubble')
  const [startedAt, until] = ['2026-11-19T13:45:00.000Z', '2026-11-19T14:45:00.000Z']
  await main.push({ type: 'snooze.changed', snooze: { until } })
  await append(page, [ledgerEntry(), ledgerEntry()])
  await expect(bubble).toContainText('+2 commits')
  const running = { startedAt, endsAt: until, title: null }
  await main.push({ type: 'focus.changed', focus: { running } })
  await append(page, [ledgerEntry()])
  await expect(bubble).toBeEmpty()
  await main.push({ type: 'focus.changed', focus: { running: null } })
  await main.push({ type: 'snooze.changed', snooze: { until: null } })
  await expect(bubble).toContainText('+3 commits')
})

test('the user’s wish for short bubbles, or none, is followed at once', async ({ open, page }) => {
  await page.clock.install()
  await open({ window: 'pet', world: 'empty' })
  await petIsThere(page)
  const wish = (bubbles: 'short' | 'off'): Promise<void> =>
    page.evaluate((wanted) => {
      const { settings } = window.fake!.world
      window.fake!.push({ type: 'settings.changed', settings: { ...settings, bubbles: wanted } })
    }, bubbles)
  await wish('short')
  await append(page, [ledgerEntry()])
  await expect(page.getByRole('status')).toHaveText('+10 XP')
  await page.clock.runFor(4_100)
  await expect(page.getByRole('status')).toBeEmpty()
  await wish('off')
  await append(page, [ledgerEntry({ effect: { level: { from: 1, to: 2 } } })])
  await plays(page, 'level-up')
  await expect(page.getByRole('status')).toBeEmpty()
})

test('what a coding agent is at is seen, and said where there is something to say', async ({
  open,
  page,
}) => {
  await open({ window: 'pet', world: 'empty' })
  await petIsThere(page)
  const { push } = mainOf(page)
  await push({ type: 'agent.told', act: 'work', words: null })
  await expect(page.locator('#stage')).toHaveAttribute('data-act', 'work')
  const words = { full: 'Codex waits for you.', short: 'Codex: waits' }
  await push({ type: 'agent.told', act: 'wave', words })
  await expect(page.getByRole('status')).toHaveText('Codex waits for you.')
})
