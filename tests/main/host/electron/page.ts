import { vi } from 'vitest'
import type { Bridge, BodyLine } from '@shared/contract/bridge'
import type { Push } from '@shared/contract/pushes'
import type { WindowKind } from '@shared/contract/windows'
import type { FakeElectron } from '../../../fakes/electron/fresh'
import type { FakeBrowserWindow } from '../../../fakes/electron/browser-window'

/** A page in a window: what the real preload gives it. */
export interface TestPage {
  readonly bridge: Bridge
  /** All the page sees beyond a browser's own. */
  readonly world: Record<string, unknown>
}

const PRELOADS: Readonly<Record<WindowKind, () => Promise<unknown>>> = {
  pet: () => import('../../../../src/preload/pet'),
  panel: () => import('../../../../src/preload/panel'),
  settings: () => import('../../../../src/preload/settings'),
}

/** Runs the real preload of a kind in the document a window shows now. */
export async function openPage(
  electron: FakeElectron,
  window: FakeBrowserWindow,
  kind: WindowKind,
): Promise<TestPage> {
  const { contextBridge, ipcRenderer, world } = electron.createRenderer(window.webContents)
  vi.resetModules()
  vi.doMock('electron', () => ({ contextBridge, ipcRenderer }))
  await PRELOADS[kind]()
  const bridge = world['familiar']
  if (!isBridge(bridge)) throw new Error('the preload has exposed no bridge')
  return { bridge, world }
}

/** The line to the pet's body; throws where there is none. */
export function bodyOf({ bridge }: TestPage): BodyLine {
  if (bridge.body === null) throw new Error('this page has no body to move')
  return bridge.body
}

/** Subscribes as a page does, and keeps what it hears. */
export function listen(bridge: Bridge): Push[] {
  const heard: Push[] = []
  bridge.subscribe((push) => void heard.push(push))
  bridge.ready()
  return heard
}

const VERBS = ['request', 'subscribe', 'ready', 'onConnection'] as const

function isBridge(value: unknown): value is Bridge {
  if (typeof value !== 'object' || value === null) return false
  const members = new Map(Object.entries(value))
  return (
    typeof members.get('window') === 'string' &&
    VERBS.every((verb) => typeof members.get(verb) === 'function')
  )
}
