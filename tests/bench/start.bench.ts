import { execFile } from 'node:child_process'
import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gzipSync } from 'node:zlib'
import { test } from 'vitest'
import { ROOT } from '../fixtures/paths'
import { type Figure, percentile, report } from './report'

const RUNS = 15
const LOADED_WITHIN_MS = 250
const OUT = join(ROOT, 'out')

test('what the main entry takes to load, in Node', async () => {
  const entry = join(OUT, 'main', 'index.js')
  const standIn = join(ROOT, 'tests', 'bench', 'electron-stand-in.mjs')
  const times: number[] = []
  for (let run = 0; run < RUNS; run += 1) {
    const { stdout } = await promisify(execFile)(process.execPath, ['--import', standIn, entry])
    times.push(Number(stdout))
  }
  report(`Loading every module the main entry stands on (${RUNS} starts of Node)`, [
    {
      what: 'p50',
      measured: percentile(times, 0.5),
      unit: 'ms',
      budget: { atMost: LOADED_WITHIN_MS },
    },
    {
      what: 'p95',
      measured: percentile(times, 0.95),
      unit: 'ms',
      budget: { atMost: LOADED_WITHIN_MS },
    },
  ])
})

test('what each bundle weighs', async () => {
  const folders = ['main', 'main/chunks', 'cli', 'preload', 'renderer/assets']
  const figures: Figure[] = []
  for (const folder of folders)
    for (const name of (await readdir(join(OUT, folder))).sort()) {
      if (!/\.(js|cjs|css)$/.test(name)) continue
      const bytes = await readFile(join(OUT, folder, name))
      figures.push(
        { what: `${folder}/${withoutHash(name)}`, measured: bytes.length / 1000, unit: 'kB' },
        { what: '  packed', measured: gzipSync(bytes).length / 1000, unit: 'kB' },
      )
    }
  report('Bytes of each bundle', figures)
})

function withoutHash(name: string): string {
  return name.replace(/-[\w-]{8}(?=\.\w+$)/, '')
}
