import { createHash, randomUUID } from 'node:crypto'
import { chown, cp, lstat, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { z } from 'zod'
import { Failure, codeOf } from '../../failure'
import { type Account, canReach } from './account'
import type { PostgresBinaries } from './binaries'

/** Where the embedded database keeps its files. */
export interface Placement {
  /** Root of everything below; belongs to the server's account, mode 0700. */
  readonly root: string
  readonly socketFolder: string
  readonly binaries: PostgresBinaries
}

/** Longest path of a unix socket the strictest platform takes (macOS: 104 bytes with the terminating zero). */
const MAX_SOCKET_PATH = 103
const SOCKET_NAME = '.s.PGSQL.5432'
/** Where a root-run Familiar keeps what its database's account could not reach in the data folder. */
const SHARED_ROOT = '/var/lib/familiar'

const pointerSchema = z.object({ root: z.string() })

/**
 * Decides where the database lives: `<data folder>/database`, unless Familiar is root and the server's account cannot
 * walk there. Then it lives under /var/lib/familiar, and `<data folder>/database.json` remembers where, so that a
 * fresh data folder never finds another's data.
 */
export async function placeDatabase(
  dataFolder: string,
  binaries: PostgresBinaries,
  account: Account | null,
): Promise<Placement> {
  // Folders made for another account must stay open to it; whatever is secret gets its own narrow mode.
  if (account) process.umask(0o022)
  const root = account ? await rootFor(dataFolder, account) : join(dataFolder, 'database')
  if (root.startsWith(SHARED_ROOT)) await mkdir(dirname(root), { recursive: true, mode: 0o755 })
  await mkdir(root, { recursive: true, mode: 0o700 })
  if (account) await chown(root, account.uid, account.gid)
  return {
    root,
    socketFolder: await socketFolderFor(root, account),
    binaries: account ? await reachableBinaries(binaries, account) : binaries,
  }
}

async function rootFor(dataFolder: string, account: Account): Promise<string> {
  const pointer = join(dataFolder, 'database.json')
  const remembered = await readFile(pointer, 'utf8').catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return null
    throw error
  })
  if (remembered !== null) return rootIn(remembered, pointer)
  if (await canReach(dataFolder, account)) return join(dataFolder, 'database')
  const root = join(SHARED_ROOT, 'databases', randomUUID())
  await writeFile(pointer, JSON.stringify({ root }, null, 2), { mode: 0o600 })
  return root
}

/** Where it says the database is. Throws a Failure where it does not: to guess would be to show an empty database. */
function rootIn(text: string, pointer: string): string {
  try {
    return pointerSchema.parse(JSON.parse(text)).root
  } catch (cause) {
    throw new Failure(
      'DATABASE_UNAVAILABLE',
      `${pointer} is damaged, and it alone says which folder in ${join(SHARED_ROOT, 'databases')} holds your data. Write that folder into it as {"root": "<folder>"}, or delete the file to begin with an empty database.`,
      { cause },
    )
  }
}

async function reachableBinaries(
  binaries: PostgresBinaries,
  account: Account,
): Promise<PostgresBinaries> {
  if (await canReach(dirname(binaries.postgres), account)) return binaries
  // The size tells one build from another without reading 60 MB at every start.
  const { size, mtimeMs } = await stat(binaries.postgres)
  const copy = join(SHARED_ROOT, 'postgres', `${size}-${Math.round(mtimeMs)}`)
  const arrived = await stat(copy).then(
    () => true,
    () => false,
  )
  if (!arrived) {
    const staging = `${copy}.${randomUUID()}`
    await mkdir(dirname(copy), { recursive: true, mode: 0o755 })
    await cp(binaries.folder, staging, { recursive: true, verbatimSymlinks: true })
    await rename(staging, copy).catch(async (error: unknown) => {
      await rm(staging, { recursive: true, force: true })
      if (codeOf(error) !== 'ENOTEMPTY' && codeOf(error) !== 'EEXIST') throw error
    })
  }
  const moved = (program: string): string => join(copy, 'bin', basename(program))
  return {
    folder: copy,
    initdb: moved(binaries.initdb),
    pgCtl: moved(binaries.pgCtl),
    postgres: moved(binaries.postgres),
  }
}

async function socketFolderFor(root: string, account: Account | null): Promise<string> {
  // Windows has no use for it: there the server listens on 127.0.0.1.
  if (process.platform === 'win32') return root
  const preferred = join(root, 'run')
  const folder = fitsSocket(preferred) ? preferred : shortFolder(root)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  if (account) await chown(folder, account.uid, account.gid)
  const { uid, mode } = await lstat(folder)
  const owner = account?.uid ?? process.getuid?.()
  if (uid !== owner || (mode & 0o077) !== 0) {
    throw new Error(`The folder ${folder} belongs to someone else; remove it and start again.`)
  }
  return folder
}

/** Is the path short enough for a socket, and free of what `unix_socket_directories` would need quoted? */
export function fitsSocket(folder: string): boolean {
  const bytes = Buffer.byteLength(join(folder, SOCKET_NAME))
  return bytes <= MAX_SOCKET_PATH && /^[\w./+-]+$/.test(folder)
}

function shortFolder(root: string): string {
  const runtime = process.env['XDG_RUNTIME_DIR']
  const bases = [runtime, tmpdir(), '/tmp'].filter((base) => base !== undefined)
  const name = `familiar-${hashOf(root)}`
  const base = bases.find((candidate) => fitsSocket(join(candidate, name))) ?? '/tmp'
  return join(base, name)
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12)
}
