import { describe, expect, it } from 'vitest'
import { CHANNELS } from '@shared/contract/bridge'
import type { FakeWebContents } from '../../../fakes/electron/web-contents'
import type { FakeWebFrameMain } from '../../../fakes/electron/web-frame-main'
import { type Rig, startRig } from './rig'

/** Sends from any frame of any web contents, as a process that has been taken over could. */
function ask(
  { electron }: Rig,
  contents: FakeWebContents,
  frame: FakeWebFrameMain,
  args: unknown[] = ['app.status', undefined],
): Promise<unknown> {
  const event = new electron.FakeIpcMainEvent(contents, frame)
  return electron.ipcMain.invoke(event, CHANNELS.request, args)
}

const REFUSED = {
  ok: false,
  error: { code: 'NOT_ALLOWED', message: 'Only a window of Familiar may ask that.' },
}

describe('a request', () => {
  it('reaches the app as of the window that sent it', async () => {
    const rig = await startRig()
    await rig.host.openWindow('settings')
    const { webContents } = rig.window('settings')
    const result = await ask(rig, webContents, webContents.mainFrame, ['a.route', { of: 'mine' }])
    expect(result).toEqual({ ok: true, data: 'a.route' })
    expect(rig.ports.heard.requests).toEqual([
      { window: 'settings', route: 'a.route', input: { of: 'mine' } },
    ])
  })

  it('cannot claim to be of another window', async () => {
    const rig = await startRig()
    const { webContents } = rig.window('pet')
    await ask(rig, webContents, webContents.mainFrame, ['app.about', { window: 'settings' }])
    expect(rig.ports.heard.requests.map(({ window }) => window)).toEqual(['pet'])
  })

  it('is refused of a frame within a page', async () => {
    const rig = await startRig()
    const { webContents } = rig.window('pet')
    const frame = new rig.electron.FakeWebFrameMain({
      url: 'app://familiar/pet/index.html',
      parent: webContents.mainFrame,
    })
    expect(await ask(rig, webContents, frame)).toEqual(REFUSED)
  })

  it('is refused of a page from elsewhere in a window of ours', async () => {
    const rig = await startRig()
    const { webContents } = rig.window('pet')
    for (const url of ['https://example.com/', 'app://familiar.evil/x', 'data:text/html,x', '']) {
      const frame = new rig.electron.FakeWebFrameMain({ url })
      expect(await ask(rig, webContents, frame)).toEqual(REFUSED)
    }
  })

  it('is refused of web contents that are no window of ours', async () => {
    const rig = await startRig()
    const stranger = new rig.electron.FakeWebContents()
    const frame = new rig.electron.FakeWebFrameMain({ url: 'app://familiar/panel/index.html' })
    expect(await ask(rig, stranger, frame)).toEqual(REFUSED)
  })

  it('is refused of a window that is closed', async () => {
    const rig = await startRig()
    await rig.host.openWindow('panel')
    const { webContents } = rig.window('panel')
    const frame = webContents.mainFrame
    rig.window('panel').close()
    expect(await ask(rig, webContents, frame)).toEqual(REFUSED)
  })

  it('is refused of a document that has been left', async () => {
    const rig = await startRig()
    const { webContents } = rig.window('pet')
    const frame = webContents.mainFrame
    webContents.reload()
    expect(await ask(rig, webContents, frame)).toEqual(REFUSED)
  })

  it('is refused when its frame goes while it is looked at, instead of failing', async () => {
    const rig = await startRig()
    const { webContents } = rig.window('pet')
    class Vanishing extends rig.electron.FakeWebFrameMain {
      override isDestroyed(): boolean {
        const before = super.isDestroyed()
        this.dispose()
        return before
      }
    }
    const frame = new Vanishing({ url: 'app://familiar/pet/index.html' })
    expect(await ask(rig, webContents, frame)).toEqual(REFUSED)
  })

  it('that was refused never reaches the app, and is told to the log once', async () => {
    const rig = await startRig()
    const stranger = new rig.electron.FakeWebContents()
    for (let i = 0; i < 500; i += 1) await ask(rig, stranger, stranger.mainFrame)
    expect(rig.ports.heard.requests).toEqual([])
    expect(rig.log.lines.filter((line) => line.includes('refused'))).toHaveLength(1)
  })

  it.each([
    ['nothing', []],
    ['a route that is no text', [42]],
    ['a route of any length', ['x'.repeat(101)]],
    ['more than a route and an input', ['app.status', {}, 'and more']],
    ['an object', [{ route: 'app.status' }]],
    ['what trips the validator itself', [{ length: { toString: null, valueOf: null } }]],
  ])('with %s is answered with an error that has a code', async (_what, args) => {
    const rig = await startRig()
    const { webContents } = rig.window('pet')
    const result = await ask(rig, webContents, webContents.mainFrame, args)
    expect(result).toMatchObject({ ok: false, error: { code: 'BAD_INPUT' } })
    expect(rig.ports.heard.requests).toEqual([])
  })
})

describe('a message about the body', () => {
  it('is not for the panel to send', async () => {
    const rig = await startRig()
    await rig.host.openWindow('panel')
    const { bridge } = await rig.page('panel')
    expect(bridge.body).toBeNull()
    const { webContents } = rig.window('panel')
    const event = new rig.electron.FakeIpcMainEvent(webContents, webContents.mainFrame)
    const before = rig.window('pet').did.bounds.length
    rig.electron.ipcMain.receive(event, CHANNELS.body, [{ type: 'nudge', x: -16, y: 0 }])
    rig.time.pass(1_000)
    expect(rig.window('pet').did.bounds).toHaveLength(before)
  })

  it.each([
    [],
    [null],
    [{ type: 'jump' }],
    [{ type: 'nudge', x: -16, y: 0 }, 1],
    ['grab'],
    [{ type: 'nudge', x: 4_000, y: 0 }],
    [{ type: 'nudge', x: 0.5, y: 0 }],
    [{ type: 'size', percent: 4_000 }],
    [{ type: 'errand', kind: 'stroll', pace: Infinity, beatMs: 100 }],
    [{ type: 'errand', kind: 'stroll', pace: 50, beatMs: 0 }],
    [{ type: 'errand', kind: 'elsewhere', pace: 50, beatMs: 100 }],
    // What trips the validator itself would be an error nobody caught.
    [{ type: 'touch', areas: { length: { toString: null, valueOf: null } } }],
  ])('that says %j is nothing', async (...args) => {
    const rig = await startRig()
    const { webContents } = rig.window('pet')
    const event = new rig.electron.FakeIpcMainEvent(webContents, webContents.mainFrame)
    const before = rig.window('pet').did.bounds.length
    rig.electron.ipcMain.receive(event, CHANNELS.body, args)
    rig.time.pass(1_000)
    expect(rig.window('pet').did.bounds).toHaveLength(before)
    rig.electron.ipcMain.receive(event, CHANNELS.body, [{ type: 'nudge', x: -16, y: 0 }])
    expect(rig.window('pet').did.bounds, 'one that can be read is heard').toHaveLength(before + 1)
  })
})
