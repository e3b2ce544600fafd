import type { Page } from '@playwright/test'
import { queryApp } from '../../fixtures/running-app'
import { type Familiar, expect, test } from './familiar'

/** What was scored, by its kind, in the order it came. */
async function deedsOf({ dataFolder }: Familiar): Promise<string[]> {
  const rows = await queryApp<{ type: string }>(
    dataFolder,
    `select type from events where meta -> 'effect' is not null order by created_at, id`,
  )
  return rows.map(({ type }) => type)
}

/** A young pet fills the lower half of its picture, and only what is drawn is felt. */
async function bellyOf(page: Page): Promise<{ x: number; y: number }> {
  const box = (await page.locator('#pet').boundingBox())!
  return { x: box.x + box.width / 2, y: box.y + box.height * 0.75 }
}

/** Where the pet is from now on, one place after the other, however short it is there. */
async function placesOf(page: Page): Promise<() => Promise<string[]>> {
  const seen = await page.locator('#pet').evaluateHandle((pet) => {
    const all: string[] = []
    new MutationObserver(() => {
      const place = pet.getAttribute('data-place') ?? ''
      if (place !== all.at(-1)) all.push(place)
    }).observe(pet, { attributeFilter: ['data-place'] })
    return all
  })
  return () => seen.evaluate((all) => all)
}

test('petted, carried, thrown, fed and played with: the ledger has each deed once, and no more', async ({
  familiar,
}) => {
  await familiar.start()
  const page = await familiar.open('pet')
  await page.locator('#stage[data-animation]').waitFor({ state: 'attached' })
  await expect(page.locator('#pet')).toHaveAttribute('data-place', 'floor')
  const bubble = page.locator('#bubble')

  // Strokes that a busy machine draws out over seconds are none, and the pet may walk off before the hand is there: they
  // are begun anew.
  await expect(async () => {
    const { x, y } = await bellyOf(page)
    for (const to of [x - 40, x + 40, x - 40, x + 40, x - 40]) {
      await page.mouse.move(to, y, { steps: 4 })
    }
    await expect(bubble).toContainText('Purr', { timeout: 5_000 })
  }).toPass({ timeout: 60_000 })
  await expect(page.locator('#stage')).toHaveAttribute('data-act', 'petted')

  const places = await placesOf(page)
  const { x, y } = await bellyOf(page)
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x + 60, y - 160, { steps: 8 })
  await expect(page.locator('#pet')).toHaveAttribute('data-place', 'hand')
  await page.mouse.move(x - 200, y - 200, { steps: 3 })
  await page.mouse.up()
  await expect(page.locator('#pet')).toHaveAttribute('data-place', 'floor')
  expect((await places()).slice(0, 3), 'it flies before it stands').toEqual([
    'hand',
    'air',
    'floor',
  ])

  await page.locator('#pet').hover()
  await page.getByRole('button', { name: 'Feed' }).click()
  await expect(bubble).toContainText('Yum')
  await expect(page.locator('#stage')).toHaveAttribute('data-act', 'eat')

  await page.locator('#pet').dblclick()
  await expect(bubble).toContainText('Again!')
  await expect.poll(() => deedsOf(familiar)).toEqual(['pet.petted', 'pet.fed', 'pet.played'])
})
