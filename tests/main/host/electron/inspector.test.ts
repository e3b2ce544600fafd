import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { INSPECTOR_REPORT, inspectorReportSchema } from '@shared/contract/inspector'
import type { FakeBrowserWindow } from '../../../fakes/electron/browser-window'
import { type Rig, startRig } from './rig'

/** What the library's page side sends; its own names. */
const ASKS = {
  require: ['REMOTE_BROWSER_REQUIRE', 'node:child_process'],
  builtin: ['REMOTE_BROWSER_GET_BUILTIN', 'app'],
  process: ['REMOTE_BROWSER_GET_GLOBAL', 'process'],
  report: ['REMOTE_BROWSER_GET_GLOBAL', INSPECTOR_REPORT],
  window: ['REMOTE_BROWSER_GET_CURRENT_WINDOW'],
  contents: ['REMOTE_BROWSER_GET_CURRENT_WEB_CONTENTS'],
} as const

const answerSchema = z.object({ type: z.string(), value: z.unknown() })

/** The library answers with a text, or with why not; anything else would be a piece of main. */
function ask(
  { electron }: Rig,
  window: FakeBrowserWindow,
  [channel, ...args]: readonly [string, ...unknown[]],
): z.infer<typeof answerSchema> | undefined {
  const { ipcRenderer } = electron.createRenderer(window.webContents)
  return answerSchema.optional().parse(ipcRenderer.sendSync(channel, 'context-1', ...args))
}

const inspectorOf = ({ electron }: Rig): FakeBrowserWindow => {
  const window = electron.windows.findLast(({ options }) => options.name === 'inspector')
  if (!window) throw new Error('there is no inspector')
  return window
}

async function openInspector(rig: Rig): Promise<FakeBrowserWindow> {
  rig.electron.Menu.getApplicationMenu()?.choose('Inspector')
  await rig.settle()
  return inspectorOf(rig)
}

describe('the inspector', () => {
  it.each(['win32', 'darwin', 'linux'] as const)(
    'is opened from the menu of a developer on %s, beside what the menu had',
    async (platform) => {
      const rig = await startRig({ platform, inspector: true })
      const window = await openInspector(rig)
      expect(window.isVisible()).toBe(true)
      expect(window.webContents.getURL()).toBe('app://familiar/inspector/index.html')
      const roles = rig.electron.Menu.getApplicationMenu()?.items.map(({ role }) => role)
      if (platform !== 'darwin') expect(roles).toContain('viewMenu')
      else expect(rig.electron.Menu.getApplicationMenu()?.find('Edit')).toBeDefined()
    },
  )

  it('is one window, however often it is asked for, and goes with the host', async () => {
    const rig = await startRig({ inspector: true })
    const window = await openInspector(rig)
    window.hide()
    expect(await openInspector(rig)).toBe(window)
    expect(window.isVisible()).toBe(true)
    await rig.host.stop()
    expect(window.isDestroyed()).toBe(true)
  })

  it('can be opened again after it was closed or its page died', async () => {
    const rig = await startRig({ inspector: true })
    const first = await openInspector(rig)
    first.close()
    const second = await openInspector(rig)
    expect(second).not.toBe(first)
    second.webContents.crash()
    expect(second.isDestroyed()).toBe(true)
    expect((await openInspector(rig)).isVisible()).toBe(true)
  })

  it('tells what windows there are, and what they cost', async () => {
    const rig = await startRig({ inspector: true })
    await rig.host.openWindow('panel')
    const window = await openInspector(rig)
    const pet = rig.window('pet')
    const pid = pet.webContents.getOSProcessId()
    rig.electron.app.metrics = [
      {
        pid,
        type: 'Tab',
        creationTime: 0,
        cpu: { percentCPUUsage: 0.4, idleWakeupsPerSecond: 2 },
        memory: { workingSetSize: 61_440, peakWorkingSetSize: 70_000 },
      },
    ]
    const answer = ask(rig, window, ASKS.report)
    expect(answer?.type).toBe('value')
    const report = inspectorReportSchema.parse(JSON.parse(z.string().parse(answer?.value)))
    expect(report.windows.map(({ kind }) => kind).sort()).toEqual(['inspector', 'panel', 'pet'])
    expect(report.windows.find(({ kind }) => kind === 'pet')).toEqual({
      kind: 'pet',
      url: 'app://familiar/pet/index.html',
      bounds: pet.getBounds(),
      scale: 1,
      visible: true,
      focused: false,
      onTop: true,
      processId: pid,
      memoryKb: 61_440,
    })
    expect(report.windows.find(({ kind }) => kind === 'panel')).toMatchObject({ memoryKb: null })
    expect(report.processes).toEqual([
      { processId: pid, type: 'Tab', memoryKb: 61_440, cpuPercent: 0.4, wakeUpsPerSecond: 2 },
    ])
  })

  it('may ask nothing of the contract: it is no window of Familiar’s', async () => {
    const rig = await startRig({ inspector: true })
    const { ipcRenderer } = rig.electron.createRenderer((await openInspector(rig)).webContents)
    expect(await ipcRenderer.invoke('familiar:request', 'app.about')).toMatchObject({
      ok: false,
      error: { code: 'NOT_ALLOWED' },
    })
    expect(rig.ports.heard.requests).toEqual([])
  })
})

describe('@electron/remote', () => {
  it.each(['require', 'builtin', 'process', 'window', 'contents'] as const)(
    'gives the inspector nothing of main: %s',
    async (what) => {
      const rig = await startRig({ inspector: true })
      const window = await openInspector(rig)
      const answer = ask(rig, window, ASKS[what])
      expect(answer?.type).toBe('exception')
      expect(JSON.stringify(answer)).not.toContain('"id"')
      expect(rig.log.lines).toContain('warn refused what was asked by @electron/remote')
    },
  )

  it.each([
    ['REMOTE_BROWSER_FUNCTION_CALL', 1, []],
    ['REMOTE_BROWSER_CONSTRUCTOR', 1, []],
    ['REMOTE_BROWSER_MEMBER_GET', 1, 'constructor'],
    ['REMOTE_BROWSER_MEMBER_SET', 1, 'constructor', [{ type: 'value', value: 1 }]],
    ['REMOTE_BROWSER_MEMBER_CALL', 1, 'constructor', []],
    ['REMOTE_BROWSER_MEMBER_CONSTRUCTOR', 1, 'constructor', []],
  ] as const)('holds no object to begin with: %s', async (...message) => {
    const rig = await startRig({ inspector: true })
    const window = await openInspector(rig)
    ask(rig, window, ASKS.report)
    expect(ask(rig, window, message)?.type).toBe('exception')
  })

  it.each(['pet', 'panel', 'settings'] as const)(
    'answers %s nothing at all, not even the report',
    async (kind) => {
      const rig = await startRig({ inspector: true })
      if (kind !== 'pet') await rig.host.openWindow(kind)
      await openInspector(rig)
      for (const message of Object.values(ASKS)) {
        const answer = ask(rig, rig.window(kind), message)
        expect(answer?.type).toBe('exception')
        expect(JSON.stringify(answer)).not.toContain('app://')
      }
    },
  )

  it('is not listened to before anybody wants to look', async () => {
    const rig = await startRig({ inspector: true })
    for (const [channel] of Object.values(ASKS))
      expect(rig.electron.ipcMain.listenerCount(channel)).toBe(0)
    expect(ask(rig, rig.window('pet'), ASKS.process)).toBeUndefined()
  })

  it('is not there where there is no inspector', async () => {
    const rig = await startRig({ platform: 'darwin' })
    expect(rig.electron.Menu.getApplicationMenu()?.find('Inspector')).toBeUndefined()
    expect(rig.electron.app.listenerCount('remote-get-global')).toBe(0)
  })
})
