import { expect, test } from './familiar'

test('a page has nothing of Node or Electron', async ({ familiar }) => {
  const types: unknown = await familiar.pet.evaluate(
    `['require', 'process', 'module', 'Buffer', 'ipcRenderer'].map((name) => typeof globalThis[name])`,
  )
  expect(types).toEqual(Array(5).fill('undefined'))
})

test('a page reaches its own files and nothing else', async ({ familiar }) => {
  const statusOf = (url: string): Promise<unknown> =>
    familiar.pet.evaluate(
      `fetch(${JSON.stringify(url)}).then(({ status }) => status, () => 'none')`,
    )
  expect(await statusOf('/pet/index.html')).toBe(200)
  for (const url of ['/..%2f..%2fpackage.json', '/%2e%2e/package.json', '/pet/..%5c..%5cx.json'])
    expect(await statusOf(url)).toBe(404)
  for (const url of ['https://example.com/', 'http://127.0.0.1/', 'file:///etc/hostname'])
    expect(await statusOf(url)).toBe('none')
})

test('a page can neither leave nor open a window', async ({ familiar }) => {
  await familiar.pet.evaluate(`void (location.href = 'https://example.com/')`)
  expect(await familiar.pet.evaluate(`window.open('app://familiar/panel/index.html')`)).toBeNull()
  expect(familiar.pet.url()).toBe('app://familiar/pet/index.html')
  expect(familiar.electron.windows()).toHaveLength(1)
})

test('the page outlives a reload and hears again', async ({ familiar }) => {
  await familiar.pet.reload()
  const result: unknown = await familiar.pet.evaluate(`familiar.request('app.status')`)
  expect(result).toMatchObject({ ok: true })
})

test('a pet whose renderer is killed comes back', async ({ familiar }) => {
  const back = familiar.electron.waitForEvent('window')
  await familiar.electron.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer()
  })
  const pet = await back
  await pet.waitForURL('app://familiar/pet/index.html')
})

test('the app ends in order, with nothing left running', async ({ familiar }) => {
  const child = familiar.electron.process()
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
  await familiar.electron.evaluate(({ app }) => app.quit())
  expect(await ended).toBe(0)
})
