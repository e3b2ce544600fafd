import { test } from './with-providers'
test('look', async ({ familiar, providers }) => {
  void providers
  await familiar.start()
  const settings = await familiar.open('settings')
  settings.on('console', (m) => console.log('console', m.text()))
  await settings.waitForLoadState('networkidle')
  console.log(await settings.locator('body').innerText())
  console.log(
    (await import('node:fs')).readFileSync(familiar.dataFolder + '/logs/familiar.log', 'utf8'),
  )
  await settings.screenshot({ path: '/tmp/settings.png', fullPage: true })
})
