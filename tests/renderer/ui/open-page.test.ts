import { afterEach, expect, test, vi } from 'vitest'
// Declares what the preload puts into a window.
import type {} from '../../../src/renderer/ui/bridge/connect-bridge'
import { openPage } from '../../../src/renderer/ui/bridge/open-page'

afterEach(() => void vi.unstubAllGlobals())

const ask = vi.fn(() => 'done')

test.each([
  [{ window: 'settings', page: 'connections' }, '/settings#connections', 'familiar-settings'],
  [{ window: 'settings' }, '/settings', 'familiar-settings'],
  [{ window: 'panel' }, '/panel', 'familiar-panel'],
] as const)('in a browser a page opens %j itself, once', (wanted, address, name) => {
  const focus = vi.fn()
  const open = vi.fn(() => ({ focus }))
  vi.stubGlobal('window', { open })
  expect(openPage(wanted, ask)).toBe(null)
  expect(open.mock.calls).toEqual([[address, name]])
  expect(focus).toHaveBeenCalledOnce()
  expect(ask).not.toHaveBeenCalled()
})

test('under Electron main is asked, page and all', () => {
  vi.stubGlobal('window', { familiar: {} })
  const wanted = { window: 'settings', page: 'connections' } as const
  expect(openPage(wanted, ask)).toBe('done')
  expect(ask.mock.calls).toEqual([[wanted]])
})
