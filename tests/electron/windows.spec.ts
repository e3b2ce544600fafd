import { appStatusSchema } from '../../src/shared/contract/app'
import { routeErrorSchema } from '../../src/shared/contract/errors'
import { expect, test } from './familiar'

test('the pet is on the screen, on top, and of its own size', async ({ familiar }) => {
  const seen = (): Promise<unknown> =>
    familiar.electron.evaluate(({ BrowserWindow }) => {
      const [pet] = BrowserWindow.getAllWindows()
      if (!pet) return null
      const { width, height } = pet.getBounds()
      return {
        visible: pet.isVisible(),
        onTop: pet.isAlwaysOnTop(),
        focused: pet.isFocused(),
        width,
        height,
      }
    })
  await expect
    .poll(seen)
    .toEqual({ visible: true, onTop: true, focused: false, width: 256, height: 352 })
})

test('the pet stands wholly within a work area', async ({ familiar }) => {
  const inside = await familiar.electron.evaluate(({ BrowserWindow, screen }) => {
    const [pet] = BrowserWindow.getAllWindows()
    if (!pet) return false
    const { x, y, width, height } = pet.getBounds()
    return screen
      .getAllDisplays()
      .some(
        ({ workArea: area }) =>
          x >= area.x &&
          y >= area.y &&
          x + width <= area.x + area.width &&
          y + height <= area.y + area.height,
      )
  })
  expect(inside).toBe(true)
})

test('the bridge answers, and refuses what the pet may not ask', async ({ familiar }) => {
  const result: unknown = await familiar.pet.evaluate(`familiar.request('app.status')`)
  expect(result).toMatchObject({ ok: true })
  const status: unknown = await familiar.pet.evaluate(
    `familiar.request('app.status').then(({ data }) => data)`,
  )
  expect(appStatusSchema.safeParse(status).success).toBe(true)
  const error: unknown = await familiar.pet.evaluate(
    `familiar.request('app.about').then(({ error }) => error)`,
  )
  expect(routeErrorSchema.parse(error).code).toBe('NOT_ALLOWED')
})

test('a second start opens the panel, once', async ({ familiar }) => {
  const startAgain = (): Promise<unknown> =>
    familiar.electron.evaluate(({ app }) => app.emit('second-instance'))
  await familiar.opens('/panel/index.html', startAgain)
  await startAgain()
  const visible = (): Promise<string[]> =>
    familiar.electron.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()
        .filter((window) => window.isVisible())
        .map(({ webContents }) => webContents.getURL())
        .sort(),
    )
  await expect
    .poll(visible)
    .toEqual(['app://familiar/panel/index.html', 'app://familiar/pet/index.html'])
})

test('closing the panel leaves the pet and the app alive', async ({ familiar }) => {
  const panel = await familiar.opens('/panel/index.html', () =>
    familiar.electron.evaluate(({ app }) => app.emit('second-instance')),
  )
  await panel.close()
  await expect.poll(() => familiar.electron.windows().length).toBe(1)
  const result: unknown = await familiar.pet.evaluate(`familiar.request('app.status')`)
  expect(result).toMatchObject({ ok: true })
})
