import Module, { createRequire } from 'node:module'
import { onTestFinished, vi } from 'vitest'
import { z } from 'zod'
import type { CreateInspector } from '../../../../src/main/host/electron/inspector-port'
import type { FakeElectron } from '../../../fakes/electron/fresh'

const require = createRequire(import.meta.url)

/** The real inspector, with the real `@electron/remote` in it, new and on a fake Electron. */
export async function loadInspector(electron: FakeElectron): Promise<CreateInspector> {
  withBinding()
  const path = require.resolve('electron')
  const before = require.cache[path]
  forgetLibrary()
  require.cache[path] = moduleOf(path, electron)
  const library = librarySchema.parse(require('@electron/remote/main'))
  onTestFinished(() => {
    forgetLibrary()
    if (before) require.cache[path] = before
    else Reflect.deleteProperty(require.cache, path)
  })
  vi.doMock('@electron/remote/main', () => library)
  return (await import('../../../../src/main/host/electron/inspector')).createInspector
}

const verb = z.custom<() => void>((value) => typeof value === 'function')
const librarySchema = z.object({ initialize: verb, enable: verb, isInitialized: verb })

function moduleOf(path: string, exports: unknown): NodeJS.Module {
  const made = new Module(path)
  made.exports = exports
  made.loaded = true
  return made
}

/** It keeps what it was told in its modules. */
function forgetLibrary(): void {
  for (const path of Object.keys(require.cache))
    if (/[/\\]@electron[/\\]remote[/\\]/.test(path)) Reflect.deleteProperty(require.cache, path)
}

/** What the library asks of Electron's insides: which version it is, and marks on objects that no script can see. */
function withBinding(): void {
  const binding = { getHiddenValue: () => undefined }
  onProcess('_linkedBinding', () => binding)
  onProcess('versions', { ...process.versions, electron: '45.4.1', chrome: '152.0.0.0' })
}

function onProcess(name: string, value: unknown): void {
  const before = Object.getOwnPropertyDescriptor(process, name)
  Object.defineProperty(process, name, { configurable: true, value })
  onTestFinished(() => {
    if (before) Object.defineProperty(process, name, before)
    else Reflect.deleteProperty(process, name)
  })
}
