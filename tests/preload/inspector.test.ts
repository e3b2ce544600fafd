import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { compileFunction } from 'node:vm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { INSPECTOR_REPORT } from '@shared/contract/inspector'
import { type TempFolder, tempFolder } from '../fixtures/temp-folder'
import { buildPreloads } from './build-preloads'

let folder: TempFolder
let code: string

beforeAll(async () => {
  folder = await tempFolder()
  await buildPreloads(folder.path, 'development')
  code = await readFile(join(folder.path, 'inspector.cjs'), 'utf8')
}, 60_000)
afterAll(() => folder.remove())

/** Runs it with what the sandbox gives a preload, and no more. */
function run(answer: unknown): {
  readonly exposed: Record<string, unknown>
  readonly asked: unknown[][]
} {
  const exposed: Record<string, unknown> = {}
  const asked: unknown[][] = []
  const require = (name: string): unknown => {
    if (name !== 'electron') throw new Error(`module not found: ${name}`)
    return {
      contextBridge: { exposeInMainWorld: (key: string, api: unknown) => (exposed[key] = api) },
      ipcRenderer: {
        on: () => undefined,
        send: () => undefined,
        sendSync: (...message: unknown[]) => {
          asked.push(message)
          return answer
        },
      },
    }
  }
  // Of Node's `process`, the sandbox has a few properties; `contextId` is one (electron.d.ts).
  const process = { type: 'renderer', contextId: '7-1', argv: [], versions: {}, on: () => process }
  const names = ['require', 'process', 'module', 'exports', 'global', 'Buffer']
  const values = [require, process, { exports: {} }, {}, globalThis, undefined]
  Reflect.apply(compileFunction(code, names), undefined, values)
  return { exposed, asked }
}

function reportOf(exposed: Record<string, unknown>): () => unknown {
  const bridge: unknown = exposed['familiarInspector']
  if (typeof bridge !== 'object' || bridge === null) throw new Error('nothing was exposed')
  expect(Object.keys(bridge)).toEqual(['report'])
  const report: unknown = Reflect.get(bridge, 'report')
  if (typeof report !== 'function') throw new Error('it is no verb')
  return () => Reflect.apply(report, undefined, []) as unknown
}

it('runs in a sandbox with all of @electron/remote in it, and gives its page one verb', () => {
  const { exposed, asked } = run({ type: 'value', value: '{"windows":[]}' })
  expect(Object.keys(exposed)).toEqual(['familiarInspector'])
  expect(asked, 'nothing is asked before the page asks').toEqual([])
  expect(reportOf(exposed)()).toBe('{"windows":[]}')
  expect(asked).toEqual([['REMOTE_BROWSER_GET_GLOBAL', '7-1', INSPECTOR_REPORT, undefined]])
})

it('hands on no object of main, should there ever be one', () => {
  const meta = { type: 'object', id: 1, name: 'App', members: [], proto: null }
  expect(() => reportOf(run(meta).exposed)()).toThrow('no report')
})

it('is the only preload that has any of it', async () => {
  const files = (await readdir(folder.path)).sort()
  expect(files).toEqual(['inspector.cjs', 'panel.cjs', 'pet.cjs', 'settings.cjs'])
  for (const file of files) {
    const text = await readFile(join(folder.path, file), 'utf8')
    expect(text.includes('REMOTE_BROWSER'), file).toBe(file === 'inspector.cjs')
  }
})
