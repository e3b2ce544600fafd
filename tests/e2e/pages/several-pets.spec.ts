import type { Locator, Page } from '@playwright/test'
import { NOW, expect, test } from './open-page'
import { NIGHT, adopt, ask, emit, petIsThere, requestsOf } from './pet'

const STAGE = { width: 900, height: 600 }
test.use({ viewport: STAGE })

interface Two {
  readonly plipId: string
  readonly maple: Locator
  readonly plip: Locator
}

async function twoPets(page: Page): Promise<Two> {
  await petIsThere(page)
  const plipId = await adopt(page)
  return {
    plipId,
    maple: page.locator('.home').filter({ has: page.locator('#pet') }),
    plip: page.locator(`[data-pet="${plipId}"]`),
  }
}

const feetOf = async (home: Locator): Promise<number> => {
  const box = (await home.locator('.pet').boundingBox())!
  return box.x + box.width / 2
}

test('two pets live on one page, beside each other, each with a card of its own', async ({
  open,
}) => {
  const page = await open({ window: 'pet', world: 'empty' })
  const { maple, plip } = await twoPets(page)
  await expect(page.locator('.pet')).toHaveCount(2)
  expect(Math.abs((await feetOf(maple)) - (await feetOf(plip)))).toBeGreaterThanOrEqual(107)
  await expect(page).toHaveTitle(/^Maple/)

  await plip.locator('.pet').hover()
  await expect(plip.locator('.card')).toContainText('Plip')
  await expect(plip.locator('.card')).toContainText('it never goes hungry')
  await expect(maple.locator('.card')).toBeHidden()
  await maple.locator('.pet').hover()
  await expect(maple.locator('.card')).toContainText('Maple')
  await expect(maple.locator('.card')).not.toContainText('never goes hungry')
  await expect(plip.locator('.card')).toBeHidden()
})

test('a pat is for whom it was given to; work feeds only the one that eats, and is told there', async ({
  open,
}) => {
  const page = await open({ window: 'pet', world: 'empty' })
  const { plipId, maple, plip } = await twoPets(page)
  await plip.locator('.pet').click()
  await expect.poll(() => requestsOf(page, 'pet.care')).toEqual([{ action: 'pet', pet: plipId }])
  const xpOf = (): Promise<(number | undefined)[]> =>
    page.evaluate(() => {
      const { pet, companions } = window.fake!.world
      return [pet.state.xp, companions[0]?.state.xp]
    })
  expect(await xpOf()).toEqual([0, 2])
  await expect(plip.locator('.words')).toContainText('+2 XP')
  await expect(maple.locator('.words')).toBeEmpty()
  await page.mouse.move(5, 5)
  await expect(plip.locator('.words')).toBeEmpty()

  await emit(page, { type: 'commit.push', place: 'familiar' })
  await expect(maple.locator('.words')).toContainText('+1 commit')
  await expect(maple.locator('.stage')).toHaveAttribute('data-act', 'eat')
  await expect(plip.locator('.words')).toBeEmpty()
  await expect(plip.locator('.stage')).not.toHaveAttribute('data-act', 'eat')
  expect(await xpOf()).toEqual([10, 2])

  await ask(page, 'pet.letEat', { pet: plipId })
  await emit(page, { type: 'commit.push', place: 'familiar' })
  await expect(plip.locator('.words')).toContainText('+1 commit')
  await expect(page).toHaveTitle(/^Plip/)
  await plip.locator('.pet').hover()
  await expect(plip.locator('.card')).not.toContainText('never goes hungry')
})

test('the keyboard reaches each and moves that one only, not into the other; each keeps its place', async ({
  open,
}) => {
  const page = await open({ window: 'pet', world: 'empty' })
  const { maple, plip } = await twoPets(page)
  const [mapleBefore, plipBefore] = [await feetOf(maple), await feetOf(plip)]
  await plip.locator('.pet').focus()
  const away = plipBefore < mapleBefore ? 'ArrowLeft' : 'ArrowRight'
  const back = away === 'ArrowLeft' ? 'ArrowRight' : 'ArrowLeft'
  for (let step = 0; step < 3; step += 1) await page.keyboard.press(`Shift+${away}`)
  expect(Math.abs((await feetOf(plip)) - plipBefore)).toBe(192)
  expect(await feetOf(maple)).toBe(mapleBefore)
  const kept = await feetOf(plip)

  await page.reload()
  const again = await twoPets(page)
  expect(await feetOf(again.plip)).toBe(kept)
  expect(await feetOf(again.maple)).toBe(mapleBefore)

  await again.plip.locator('.pet').focus()
  for (let step = 0; step < 3; step += 1) await page.keyboard.press(`Shift+${back}`)
  await expect
    .poll(async () => Math.abs((await feetOf(again.plip)) - (await feetOf(again.maple))))
    .toBeGreaterThanOrEqual(107)
  expect(await feetOf(again.maple), 'who stood there stands there still').toBe(mapleBefore)
})

test('two that come to stand beside each other greet each other, and turn to each other', async ({
  open,
}) => {
  const page = await open({ window: 'pet', world: 'empty' })
  const { maple, plip } = await twoPets(page)
  await page.mouse.move(5, 5)
  await plip.locator('.pet').focus()
  const seen = await page.evaluateHandle(() => {
    const acts = new Map<string, string[]>()
    for (const home of document.querySelectorAll('.home')) {
      const stage = home.querySelector<HTMLElement>('.stage')!
      const mine: string[] = []
      acts.set(home.getAttribute('data-pet') ?? '', mine)
      new MutationObserver(() => mine.push(stage.dataset['act'] ?? '')).observe(stage, {
        attributeFilter: ['data-act'],
      })
    }
    return acts
  })
  // Being taken note of is the weightier act.
  await expect(plip.locator('.stage')).toHaveAttribute('data-act', /^(idle|calm)$/)
  await expect(maple.locator('.stage')).toHaveAttribute('data-act', /^(idle|calm)$/)
  const isLeft = (await feetOf(plip)) < (await feetOf(maple))
  await page.keyboard.press(isLeft ? 'ArrowLeft' : 'ArrowRight')
  await expect
    .poll(() => seen.evaluate((acts) => [...acts.values()].map((mine) => mine.includes('wave'))))
    .toEqual([true, true])
  await expect(plip.locator('.pet')).toHaveAttribute('data-facing', isLeft ? 'right' : 'left')
  await expect(maple.locator('.pet')).toHaveAttribute('data-facing', isLeft ? 'left' : 'right')
})

test('who sleeps says so to main, so that nobody wakes it for a greeting', async ({ open }) => {
  const page = await open({ window: 'pet', world: 'empty', movedByMain: true, at: NIGHT })
  await petIsThere(page)
  const aloof = () =>
    page.evaluate(() => window.fake!.bodyMessages.filter(({ type }) => type === 'aloof'))
  await expect.poll(aloof).toEqual([{ type: 'aloof', aloof: true }])
})

test('who is hidden or let go leaves the page, and comes back; troubles are told by one', async ({
  open,
}) => {
  const page = await open({ window: 'pet', world: 'empty' })
  const { plipId, maple, plip } = await twoPets(page)
  await ask(page, 'pet.setHidden', { pet: plipId, hidden: true })
  await expect(plip).toHaveCount(0)
  await ask(page, 'pet.setHidden', { pet: plipId, hidden: false })
  await expect(plip.locator('.pet')).toBeVisible()

  await page.evaluate((now) => {
    const { status } = window.fake!.world
    const since = new Date(now - 3_600_000).toISOString()
    window.fake!.push({
      type: 'app.statusChanged',
      status: {
        ...status,
        troubles: [{ provider: 'github', message: 'GitHub does not answer.', since }],
      },
    })
  }, NOW.getTime())
  await expect(maple.locator('.words')).toContainText('GitHub')
  await expect(plip.locator('.words')).toBeEmpty()
  await plip.locator('.pet').hover()
  await expect(plip.locator('.card')).toBeVisible()
  await expect(plip.locator('.problem')).toBeHidden()

  await ask(page, 'pet.letEat', { pet: plipId })
  await ask(page, 'pet.letGo', {
    pet: await page.evaluate(() => window.fake!.world.companions[0]!.id),
  })
  await expect(maple).toHaveCount(0)
  await expect(page.locator('.pet')).toHaveCount(1)
})
