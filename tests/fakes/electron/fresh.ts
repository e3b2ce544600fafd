import { vi } from 'vitest'
import type * as Fake from './index'

export type FakeElectron = typeof Fake

/**
 * A new Electron, in place of the real one for all that is imported from now on. Modules that were imported before keep
 * the one they have.
 */
export async function freshElectron(): Promise<FakeElectron> {
  vi.resetModules()
  vi.doMock('electron', () => import('./index'))
  return import('./index')
}
