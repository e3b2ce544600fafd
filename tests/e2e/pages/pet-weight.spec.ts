import { expect, test } from './open-page'

/** In bytes, as design and README have it: the page is open all day. */
const MOST_SCRIPT = 60_000

test('the pet’s page loads at most 60 kB of script', async ({ open, page }) => {
  const scripts: Promise<Buffer>[] = []
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') scripts.push(response.body())
  })
  await open({ window: 'pet' })
  await page.waitForLoadState('networkidle')
  const bodies = await Promise.all(scripts)
  expect(bodies.length).toBeGreaterThan(0)
  expect(bodies.reduce((sum, { byteLength }) => sum + byteLength, 0)).toBeLessThanOrEqual(
    MOST_SCRIPT,
  )
})
