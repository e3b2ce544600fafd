import { afterEach, expect, test, vi } from 'vitest'
import type { InspectorReport } from '@shared/contract/inspector'
import { readReport } from '../../../src/renderer/inspector/read-report'

const REPORT: InspectorReport = {
  versions: { electron: '45.4.1', chrome: '152.0.0.0', node: '24.18.0' },
  windows: [],
  processes: [],
}

afterEach(() => vi.unstubAllGlobals())

test('reads what main tells', () => {
  vi.stubGlobal('familiarInspector', { report: () => JSON.stringify(REPORT) })
  expect(readReport()).toEqual({ state: 'read', report: REPORT })
})

test('keeps the page alive, and says what was wrong, when main refuses', () => {
  const report = (): string => {
    throw new Error("Blocked remote.getGlobal('familiarInspectorReport')")
  }
  vi.stubGlobal('familiarInspector', { report })
  expect(readReport()).toEqual({
    state: 'failed',
    problem: "Blocked remote.getGlobal('familiarInspectorReport')",
  })
})

test.each([
  ['there is no preload', undefined],
  ['the preload is another’s', { request: () => undefined }],
  ['main tells no JSON', { report: () => 'no' }],
  ['main tells something else', { report: () => '{"windows":1}' }],
])('fails in words where %s', (_what, given) => {
  vi.stubGlobal('familiarInspector', given)
  expect(readReport()).toMatchObject({ state: 'failed' })
})
