import { execFile } from 'node:child_process'
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { compileFunction } from 'node:vm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WINDOW_KINDS } from '@shared/contract/windows'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const CLI = join(
  dirname(createRequire(import.meta.url).resolve('electron-vite/package.json')),
  'bin',
  'electron-vite.js',
)

let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'familiar-preload-'))
  const config = fileURLToPath(new URL('preload-only.config.ts', import.meta.url))
  await promisify(execFile)(process.execPath, [CLI, 'build', '--config', config], {
    cwd: ROOT,
    env: { ...process.env, PRELOAD_OUT: folder, NODE_ENV: 'production' },
  })
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
