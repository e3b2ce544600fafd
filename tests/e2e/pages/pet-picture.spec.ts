import { ledgerEntry } from '../../fakes/ledger-entry'
import { expect, test } from './open-page'
import { PET_WINDOW, append, feel, inkOf, petIsThere, plays } from './pet'

test.use({ viewport: PET_WINDOW })

for (const ratio of [1, 1.5, 2]) {
  test.describe(`on a display with ${ratio} pixels to the pixel`, () => {
    test.use({ deviceScaleFactor: ratio })

    test('the pet is drawn, with a pixel of canvas for each pixel of the display', async ({
      open,
    }) => {
      const page = await open({ window: 'pet' })
      await petIsThere(page)
      const size = await page.locator('#stage').evaluate((stage) => {
        const canvas = stage as HTMLCanvasElement
        return {
          canvas: [canvas.width, canvas.height],
          shown: [canvas.clientWidth, canvas.clientHeight],
        }
      })
      expect(size.canvas).toEqual(size.shown.map((side) => side * ratio))
      expect((await inkOf(page)).share).toBeGreaterThan(0.2)
    })
  })
}

test('a display of another resolution gets its own pixels, though the picture keeps its size', async ({
  open,
}) => {
  const page = await open({ window: 'pet' })
  await petIsThere(page)
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Emulation.setDeviceMetricsOverride', {
    width: PET_WINDOW.width,
    // A browser that is told of the same window again does not look at its media queries.
    height: PET_WINDOW.height + 1,
    deviceScaleFactor: 3,
    mobile: false,
  })
  await expect(page.locator('#stage')).toHaveJSProperty('width', 432)
  expect((await inkOf(page)).share).toBeGreaterThan(0.2)
})

test('the coat follows the pet’s colour, and the newest colour wins however slow the last was', async ({
  open,
  page,
}) => {
  let releaseBlue = (): void => undefined
  const blueMayCome = new Promise<void>((resolve) => {
    releaseBlue = resolve
  })
  // All coats are of one sheet: the first is fetched for amber, the second for blue.
  let fetched = 0
  await page.route('**/species/default/*.webp', async (route) => {
    fetched += 1
    if (fetched === 2) await blueMayCome
    await route.continue()
  })
  await open({ window: 'pet' })
  await petIsThere(page)
  const amber = await inkOf(page)
  expect(amber.rgb[0], 'amber is more red than blue').toBeGreaterThan(amber.rgb[2])

  await feel(page, { hunger: 40, energy: 50, color: 'blue' })
  await expect.poll(() => fetched).toBe(2)
  await feel(page, { hunger: 40, energy: 50, color: 'green' })
  await expect
    .poll(async () => {
      const [red, green] = (await inkOf(page)).rgb
      return green - red
    })
    .toBeGreaterThan(0)
  const blueArrived = page.waitForResponse('**/species/default/*.webp')
  releaseBlue()
  await (await blueArrived).finished()
  // A picture that arrived would be decoded and drawn by now.
  await page.evaluate(async () => {
    const sheet = await fetch('/species/default/young.webp')
    await createImageBitmap(await sheet.blob())
  })
  const { rgb } = await inkOf(page)
  expect(rgb[1], 'green still').toBeGreaterThan(rgb[2])
})

test('a pet of few levels is a baby, and comes out of a level-up in its next body', async ({
  open,
  page,
}) => {
  const wanted: string[] = []
  page.on('request', (request) => {
    if (request.url().endsWith('.webp')) wanted.push(request.url().split('/').at(-1)!)
  })
  await page.clock.install()
  await open({ window: 'pet', world: 'empty' })
  await petIsThere(page)
  expect(wanted).toEqual(['baby.webp'])
  const baby = (await inkOf(page)).share

  await append(page, [
    ledgerEntry({ type: 'goal.completed', effect: { level: { from: 3, to: 4 } } }),
  ])
  await plays(page, 'level-up')
  await feel(page, { hunger: 40, energy: 50, xp: 620 })
  await expect.poll(() => wanted).toEqual(['baby.webp', 'young.webp'])
  expect((await inkOf(page)).share).toBeLessThan(baby * 1.15)
  await page.clock.runFor(3_000)
  await expect.poll(async () => (await inkOf(page)).share).toBeGreaterThan(baby * 1.25)
})

test('a species that cannot be loaded leaves an outline and words, and comes when it can', async ({
  open,
  page,
}) => {
  let isThere = false
  await page.route('**/species/**', (route) =>
    isThere ? route.continue() : route.fulfill({ status: 404 }),
  )
  await open({ window: 'pet' })
  const words = 'Your pet is well, but its picture could not be loaded.'
  await expect(page.getByRole('status')).toHaveText(words)
  await expect(page.locator('#silhouette')).toBeVisible()
  await page.locator('#pet').hover()
  await expect(page.locator('#card')).toContainText(words)
  await expect(page.getByRole('status')).toBeEmpty()

  isThere = true
  await feel(page, { hunger: 40, energy: 50 })
  await plays(page, 'idle-content')
  await expect(page.locator('#silhouette')).toBeHidden()
  await expect(page.locator('#card')).not.toContainText(words)
})

test('a species file that is no species is told of like a missing one', async ({ open, page }) => {
  await page.route('**/species/default/pet.json', (route) => route.fulfill({ json: [1, 2] }))
  await open({ window: 'pet' })
  await expect(page.locator('#silhouette')).toBeVisible()
})
