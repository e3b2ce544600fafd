import { randomUUID } from 'node:crypto'
import { mkdir, realpath, rm, stat, writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { Failure, codeOf, messageOf } from '../failure'

/** The folder each platform keeps an app's data in (XDG Base Directory on Linux). */
export function defaultDataFolder(
  platform: NodeJS.Platform,
  env: NodeJS.ProcessEnv,
  home: string,
): string {
  switch (platform) {
    case 'darwin':
      return join(home, 'Library', 'Application Support', 'Familiar')
    case 'win32':
      return join(env['LOCALAPPDATA'] ?? join(home, 'AppData', 'Local'), 'Familiar')
    default: {
      const base = env['XDG_DATA_HOME']
      // The specification has relative paths ignored.
      return join(base?.startsWith('/') ? base : join(home, '.local', 'share'), 'familiar')
    }
  }
}

/**
 * Makes the data folder and proves it writable. Returns its real path: two names of one folder must not become two
 * Familiars. Throws a Failure with one sentence when it cannot be used.
 */
export async function prepareDataFolder(dataDir: string | null): Promise<string> {
  const folder = resolve(dataDir ?? defaultDataFolder(process.platform, process.env, homedir()))
  try {
    // Private; but when root runs Familiar, the account its database runs as must be able to walk through.
    await makeFolder(folder, process.getuid?.() === 0 ? 0o711 : 0o700)
    const probe = join(folder, `.writable-${randomUUID()}`)
    await writeFile(probe, '')
    await rm(probe)
    return await realpath(folder)
  } catch (cause) {
    throw new Failure('DATA_FOLDER_NOT_WRITABLE', sentenceFor(folder, cause), { cause })
  }
}

/** Makes a folder and those above it. Node's own `recursive` never returns where the system forbids it (/proc). */
async function makeFolder(folder: string, mode: number): Promise<void> {
  try {
    await mkdir(folder, { mode })
  } catch (error) {
    if (codeOf(error) === 'EEXIST' && (await stat(folder)).isDirectory()) return
    if (codeOf(error) !== 'ENOENT' || dirname(folder) === folder || (await exists(dirname(folder))))
      throw error
    await makeFolder(dirname(folder), mode)
    await mkdir(folder, { mode })
  }
}

function exists(folder: string): Promise<boolean> {
  return stat(folder).then(
    () => true,
    () => false,
  )
}

function sentenceFor(folder: string, cause: unknown): string {
  const advice = 'Choose another with --data-dir.'
  switch (codeOf(cause)) {
    case 'EEXIST':
    case 'ENOTDIR':
      return `Familiar cannot keep its data in ${folder}, because a file is in the way. ${advice}`
    case 'ENOENT':
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return `Familiar may not write to the folder ${folder}. ${advice}`
    case 'ENOSPC':
      return `Familiar cannot write to the folder ${folder}, because the disk is full.`
    default:
      return `Familiar cannot use the folder ${folder}: ${messageOf(cause)}. ${advice}`
  }
}
