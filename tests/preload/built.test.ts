import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { compileFunction } from 'node:vm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WINDOW_KINDS } from '@shared/contract/windows'
import { buildPreloads } from './build-preloads'

let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'familiar-preload-'))
  await buildPreloads(folder, 'production')
}, 60_000)
afterAll(() => rm(folder, { recursive: true, force: true }))

describe('the built preloads', () => {
  it('are one file each: the sandbox loads no second', async () => {
    const files = await readdir(folder, { recursive: true })
    expect(files.sort()).toEqual(['panel.cjs', 'pet.cjs', 'settings.cjs'])
  })

  it.each(WINDOW_KINDS)('%s needs nothing but electron, and exposes its bridge', async (kind) => {
    const code = await readFile(join(folder, `${kind}.cjs`), 'utf8')
    const exposed: Record<string, unknown> = {}
    const asked: string[] = []
    // What the sandbox gives a preload: a `require` that knows a handful of names, and no files.
    const require = (name: string): unknown => {
      asked.push(name)
      if (name !== 'electron') throw new Error(`module not found: ${name}`)
      return {
        contextBridge: { exposeInMainWorld: (key: string, api: unknown) => (exposed[key] = api) },
        ipcRenderer: {},
      }
    }
    Reflect.apply(compileFunction(code, ['require', 'module', 'exports']), undefined, [
      require,
      { exports: {} },
      {},
    ])
    expect(asked).toEqual(['electron'])
    expect(exposed['familiar']).toMatchObject({ window: kind })
  })

  it('carry no validator, which would be most of them', async () => {
    for (const kind of WINDOW_KINDS) {
      const code = await readFile(join(folder, `${kind}.cjs`), 'utf8')
      expect(code.length).toBeLessThan(8_000)
    }
  })
})
