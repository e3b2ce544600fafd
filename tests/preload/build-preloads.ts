import { execFile } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const CLI = join(
  dirname(createRequire(import.meta.url).resolve('electron-vite/package.json')),
  'bin',
  'electron-vite.js',
)

/** Builds the preloads alone, as `npm run build` does, or as `npm run inspect` does. */
export async function buildPreloads(
  into: string,
  mode: 'production' | 'development',
): Promise<void> {
  const config = fileURLToPath(new URL('preload-only.config.ts', import.meta.url))
  await promisify(execFile)(
    process.execPath,
    [CLI, 'build', '--config', config, ...(mode === 'production' ? [] : ['--mode', mode])],
    { cwd: ROOT, env: { ...process.env, PRELOAD_OUT: into, NODE_ENV: 'production' } },
  )
}
