import { expect, test } from './open-page'

/** In bytes, as design and README have it: on the desktop the page is open all day. */
const MOST_SCRIPT = 60_000
/** In a browser the page moves the pet itself; what does that is fetched once the page is up. */
const WITH_MOVEMENT = 80_000

for (const [where, movedByMain, most] of [
  ['on the desktop', true, MOST_SCRIPT],
  ['in a browser', false, WITH_MOVEMENT],
] as const) {
  test(`the pet’s page ${where} loads at most ${most / 1_000} kB of script`, async ({
    open,
    page,
  }) => {
    const scripts: Promise<Buffer>[] = []
    page.on('response', (response) => {
      if (response.request().resourceType() === 'script') scripts.push(response.body())
    })
    await open({ window: 'pet', movedByMain })
    await page.waitForLoadState('networkidle')
    const bodies = await Promise.all(scripts)
    expect(bodies.length).toBeGreaterThan(0)
    expect(bodies.reduce((sum, { byteLength }) => sum + byteLength, 0)).toBeLessThanOrEqual(most)
  })
}
