import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** What is said instead of running the suite. */
export const MISSING = 'skipped: Electron runtime not installed'

/** Set where the runtime is expected to be there: the suite fails then instead of being skipped. */
export const RUNTIME_EXPECTED = 'FAMILIAR_ELECTRON_EXPECTED'

/**
 * The Electron program, or null when its runtime is not installed. Looked up on the disk: to import `electron` outside of
 * Electron would start a download.
 */
export function electronProgram(): string | null {
  const folder = dirname(createRequire(import.meta.url).resolve('electron/package.json'))
  const pathFile = join(folder, 'path.txt')
  if (!existsSync(pathFile)) return null
  const dist = process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(folder, 'dist')
  const program = join(dist, readFileSync(pathFile, 'utf8').trim())
  return existsSync(program) ? program : null
}
