import { expect, test } from './familiar'

test('a panel that is closed is gone, and gives its memory back', async ({ familiar }) => {
  const panel = await familiar.opens('/panel/index.html', () =>
    familiar.electron.evaluate(({ app }) => app.emit('second-instance')),
  )
  await panel.close()
  await expect
    .poll(() =>
      familiar.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length),
    )
    .toBe(1)
})

test('keys are taken for the whole system, and given back', async ({ familiar }) => {
  const settings = await familiar.opens('/settings/index.html', () =>
    familiar.pet.evaluate(`familiar.request('app.openWindow', { window: 'settings' })`),
  )
  const keys = 'Ctrl+Alt+Shift+F9'
  const wish = (panel: string | null): Promise<unknown> =>
    settings.evaluate(
      `familiar.request('settings.update', ${JSON.stringify({ shortcuts: { 'toggle-pet': null, panel, focus: null } })})`,
    )
  const isTaken = (): Promise<boolean> =>
    familiar.electron.evaluate(
      ({ globalShortcut }, accelerator) => globalShortcut.isRegistered(accelerator),
      keys,
    )
  expect(await wish(keys)).toMatchObject({ ok: true })
  await expect.poll(isTaken).toBe(true)
  expect(await wish(null)).toMatchObject({ ok: true })
  await expect.poll(isTaken).toBe(false)
})

test('a pet that is put to sleep is out of sight, and back when it is woken', async ({
  familiar,
}) => {
  const isShown = (): Promise<boolean> =>
    familiar.electron.evaluate(
      ({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible() ?? false,
    )
  await expect.poll(isShown).toBe(true)
  const ask = (route: string, input?: unknown): Promise<unknown> =>
    familiar.pet.evaluate(
      `familiar.request(${[route, input].map((word) => JSON.stringify(word)).join(', ')})`,
    )
  expect(await ask('snooze.begin', { length: 'hour' })).toMatchObject({ ok: true })
  await expect.poll(isShown).toBe(false)
  expect(await ask('snooze.end')).toMatchObject({ ok: true })
  await expect.poll(isShown).toBe(true)
})
