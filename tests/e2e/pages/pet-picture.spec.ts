import { expect, test } from './open-page'
import { PET_WINDOW, feel, inkOf, petIsThere, plays } from './pet'

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
  await page.route('**/species/default/blue/**', async (route) => {
    await blueMayCome
    await route.continue()
  })
  await open({ window: 'pet' })
  await petIsThere(page)
  const amber = await inkOf(page)
  expect(amber.rgb[0], 'amber is more red than blue').toBeGreaterThan(amber.rgb[2])

  await feel(page, { hunger: 40, energy: 50, color: 'blue' })
  await feel(page, { hunger: 40, energy: 50, color: 'green' })
  await expect
    .poll(async () => {
      const [red, green] = (await inkOf(page)).rgb
      return green - red
    })
    .toBeGreaterThan(0)
  const blueArrived = page.waitForResponse('**/species/default/blue/**')
  releaseBlue()
  await (await blueArrived).finished()
  // A picture that arrived would be decoded and drawn by now.
  await page.evaluate(async () => {
    const sheet = await fetch('/species/default/blue/familiar.webp')
    await createImageBitmap(await sheet.blob())
  })
  const { rgb } = await inkOf(page)
  expect(rgb[1], 'green still').toBeGreaterThan(rgb[2])
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
