import type { Page } from '@playwright/test'
import type { TouchMessage } from '@shared/contract/body'
import { MASK_BYTES } from '@shared/body/touch'
import { ledgerEntry } from '../../fakes/ledger-entry'
import { expect, test } from './open-page'
import { PET_WINDOW, append, petIsThere, requestsOf } from './pet'

test.use({ viewport: PET_WINDOW })

interface Told extends Omit<TouchMessage, 'mask'> {
  /** Its length in bytes. */
  readonly mask: number | null
  /** How many of its cells are drawn. */
  readonly drawn: number
  /** All of it, for comparing. */
  readonly text: string
}

/** What the page has told main of what there is to touch. */
async function told(page: Page): Promise<Told[]> {
  return page.evaluate(() =>
    window.fake!.bodyMessages.flatMap((message) => {
      if (message.type !== 'touch') return []
      const bytes = [...(message.mask ?? [])]
      const drawn = bytes.map((byte) => byte.toString(2).replaceAll('0', '')).join('').length
      const text = JSON.stringify({ ...message, mask: bytes })
      return [{ ...message, mask: message.mask?.length ?? null, drawn, text }]
    }),
  )
}

const last = async (page: Page): Promise<Told | undefined> => (await told(page)).at(-1)

/** Somewhere in the pet's box where nothing is drawn, and its middle. */
async function spotsOf(page: Page) {
  const box = (await page.locator('#pet').boundingBox())!
  return {
    beside: { x: box.x + 4, y: box.y + 4 },
    middle: { x: box.x + box.width / 2, y: box.y + box.height * 0.6 },
  }
}

test('beside what is drawn the pointer is on what is behind the pet', async ({ open, page }) => {
  await open({ window: 'pet', world: 'empty' })
  await petIsThere(page)
  await page.evaluate(() => {
    const behind = document.createElement('div')
    behind.id = 'behind'
    Object.assign(behind.style, { position: 'absolute', inset: '0' })
    behind.onclick = () => {
      behind.dataset['clicks'] = String(Number(behind.dataset['clicks'] ?? 0) + 1)
    }
    document.body.prepend(behind)
  })
  const { beside, middle } = await spotsOf(page)
  const card = page.locator('#card')
  await page.mouse.click(beside.x, beside.y)
  await expect(page.locator('#behind')).toHaveAttribute('data-clicks', '1')
  expect(await requestsOf(page, 'pet.care')).toEqual([])
  await expect(card).toBeHidden()

  await page.mouse.move(middle.x, middle.y)
  await expect(card).toBeVisible()
  await page.mouse.move(beside.x, beside.y)
  await expect(card, 'also under a pointer that rests there').toBeHidden()
  await page.mouse.move(middle.x, middle.y)
  await page.mouse.click(middle.x, middle.y)
  await expect.poll(() => requestsOf(page, 'pet.care')).toEqual([{ action: 'pet' }])
  await expect(page.locator('#behind')).toHaveAttribute('data-clicks', '1')
})

test('a drag over nothing is a drag still', async ({ open, page }) => {
  await open({ window: 'pet', world: 'empty' })
  await petIsThere(page)
  const { middle } = await spotsOf(page)
  await page.mouse.move(middle.x, middle.y)
  await page.mouse.down()
  await page.mouse.move(30, 60, { steps: 3 })
  await page.mouse.move(middle.x, 60)
  await expect(page.locator('#pet')).toHaveAttribute('data-place', 'hand')
  await page.mouse.up()
  await expect(page.locator('#pet')).not.toHaveAttribute('data-place', 'hand')
})

test('main is told what of the window there is to touch, and only of what changes', async ({
  open,
  page,
}) => {
  await open({ window: 'pet', world: 'empty', movedByMain: true })
  await petIsThere(page)
  await expect.poll(async () => (await last(page))?.mask).toBe(MASK_BYTES)
  const { drawn, ...first } = (await last(page))!
  expect(first).toMatchObject({ turn: 0, mirrored: false, areas: [], engaged: false })
  const cells = MASK_BYTES * 8
  expect(drawn / cells, 'a picture with room around it').toBeGreaterThan(0.15)
  expect(drawn / cells).toBeLessThan(0.85)

  await append(page, [ledgerEntry()])
  await expect.poll(async () => (await last(page))?.areas.length).toBe(1)
  const { middle } = await spotsOf(page)
  await page.mouse.move(middle.x, middle.y)
  await expect.poll(async () => (await last(page))?.engaged).toBe(true)
  await expect.poll(async () => (await last(page))?.areas.length).toBe(2)
  const card = (await page.locator('#card').boundingBox())!
  const area = (await last(page))!.areas.at(-1)!
  // It arrives from a little below.
  expect(Math.abs(area.x - card.x) + Math.abs(area.y - card.y)).toBeLessThan(6)
  expect(Math.abs(area.width - card.width) + Math.abs(area.height - card.height)).toBeLessThan(5)

  // The pointer has left the window, and the browser has not said so.
  await page.evaluate(() => window.fake!.sight({ shown: true, pointer: false }))
  await expect(page.locator('#card')).toBeHidden()
  await expect.poll(async () => (await last(page))?.engaged).toBe(false)

  const texts = (await told(page)).map(({ text }) => text)
  expect(texts.filter((text, at) => text === texts[at - 1])).toEqual([])
})

test('a pet at a wall, or one that looks the other way, is told as it is drawn', async ({
  open,
  page,
}) => {
  await open({ window: 'pet', world: 'empty', movedByMain: true })
  await petIsThere(page)
  const pose = {
    x: 128,
    y: 352,
    place: 'floor',
    side: null,
    kept: false,
    thrown: false,
    moving: false,
    facing: 'left',
    swing: 0,
    food: null,
  } as const
  await page.evaluate((now) => window.fake!.pose(now), pose)
  expect(await last(page)).toMatchObject({ mirrored: true, turn: 0 })
  await page.evaluate((now) => window.fake!.pose({ ...now, place: 'hand', swing: 30 }), pose)
  expect(await last(page)).toMatchObject({ mirrored: true, turn: 0 })
})
