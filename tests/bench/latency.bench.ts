import { join } from 'node:path'
import { test } from 'vitest'
import { launchBrowser } from '../fixtures/browser'
import { startApp } from '../fixtures/running-app'
import { tempFolder } from '../fixtures/temp-folder'
import { percentile, report } from './report'

const EVENTS = 300

/** From `POST /v1/events` to the changed words on the pet's page, one event at a time, all through the real app. */
test('an event, from the endpoint to the screen', async () => {
  const folder = await tempFolder()
  const app = startApp(join(folder.path, 'data'))
  const browser = await launchBrowser()
  const page = await browser.newPage({ viewport: { width: 280, height: 380 } })
  await page.goto(await app.ready)
  await page.waitForSelector('#stage[data-act]')
  await page.evaluate(() => {
    const bubble = document.getElementById('bubble')
    const seen = window as typeof window & { nextChange?: () => Promise<number> }
    seen.nextChange = () =>
      new Promise((resolve) => {
        const observer = new MutationObserver(() => {
          observer.disconnect()
          resolve(performance.timeOrigin + performance.now())
        })
        if (bubble)
          observer.observe(bubble, { childList: true, subtree: true, characterData: true })
      })
  })
  const samples: number[] = []
  for (let event = 0; event < EVENTS; event += 1) {
    const changed = page.evaluate(
      () => (window as typeof window & { nextChange?: () => Promise<number> }).nextChange?.() ?? 0,
    )
    // The observer must be in place before the event is on its way.
    await page.evaluate(() => undefined)
    const posted = performance.timeOrigin + performance.now()
    await app.post({ type: 'agent.turn' })
    samples.push((await changed) - posted)
  }
  await browser.close()
  await app.stop()
  await folder.remove()
  report(`One event, POST /v1/events → words on the pet's page (${EVENTS} in a row)`, [
    { what: 'p50', measured: percentile(samples, 0.5), unit: 'ms' },
    { what: 'p99', measured: percentile(samples, 0.99), unit: 'ms', budget: { atMost: 150 } },
  ])
})
