import { execFile } from 'node:child_process'
import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gzipSync } from 'node:zlib'
import { test } from 'vitest'
import { ROOT } from '../fixtures/paths'
import { type Figure, percentile, report } from './report'

const OUT = join(ROOT, 'out')
const RUNS = 15
const LOADED_WITHIN_MS = 250

/**
 * Run before the entry: what stands in for `electron` ends the process at the first thing the entry asks of it, which is
 * after every module it stands on has been loaded, and prints how many ms that took.
 */
function standIn(names: readonly string[]): string {
  const electron = [
    'const anything = new Proxy(function () {}, { get: () => globalThis.familiarLoaded() })',
    ...names.map((name) => `export const ${name} = anything`),
  ].join('\n')
  const hooks = `export const resolve = (name, context, next) =>
    name === 'electron' ? { url: ${JSON.stringify(moduleOf(electron))}, shortCircuit: true } : next(name, context)`
  return moduleOf(`import { register } from 'node:module'
    const began = performance.now()
    globalThis.familiarLoaded = () => {
      process.stdout.write(String(performance.now() - began))
      process.exit(0)
    }
    register(${JSON.stringify(moduleOf(hooks))})`)
}

function moduleOf(text: string): string {
  return `data:text/javascript,${encodeURIComponent(text)}`
}

test('what the main entry takes to load, in Node', async () => {
  const entry = join(OUT, 'main', 'index.js')
  const names = /import \{([^}]*)\} from "electron"/.exec(await readFile(entry, 'utf8'))?.[1] ?? ''
  const before = standIn(names.split(',').map((name) => name.trim()))
  const times: number[] = []
  for (let run = 0; run < RUNS; run += 1) {
    const { stdout } = await promisify(execFile)(process.execPath, ['--import', before, entry])
    times.push(Number(stdout))
  }
  report(
    `Loading every module the main entry stands on (${RUNS} starts of Node)`,
    [0.5, 0.95].map((share) => ({
      what: `p${share * 100}`,
      measured: percentile(times, share),
      unit: 'ms',
      budget: { atMost: LOADED_WITHIN_MS },
    })),
  )
})

test('what each bundle weighs', async () => {
  const figures: Figure[] = []
  for (const folder of ['main', 'main/chunks', 'cli', 'preload', 'renderer/assets'])
    for (const name of (await readdir(join(OUT, folder))).sort()) {
      if (!/\.(js|cjs|css)$/.test(name)) continue
      const bytes = await readFile(join(OUT, folder, name))
      const what = `${folder}/${withoutHash(name)}`
      figures.push(
        { what, measured: bytes.length / 1000, unit: 'kB' },
        { what: '  packed', measured: gzipSync(bytes).length / 1000, unit: 'kB' },
      )
    }
  report('Bytes of each bundle', figures)
})

function withoutHash(name: string): string {
  return name.replace(/-[\w-]{8}(?=\.\w+$)/, '')
}
