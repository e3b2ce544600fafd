import { open, opendir } from 'node:fs/promises'
import { join } from 'node:path'
import { codeOf } from '../../../failure'

/** Objects looked at one by one. */
const MAX_OBJECTS = 20

/**
 * The first part of a repository that may not be read, of those git cannot do without; null when all may. Git itself
 * calls a closed folder a repository that is none, and a closed object a corrupt one. `shas` are objects it missed.
 */
export async function closedPart(
  commonDir: string,
  shas: readonly string[] = [],
): Promise<string | null> {
  const folders = ['objects', 'objects/pack', 'refs', 'refs/heads']
  const files = ['HEAD', 'config', 'packed-refs']
  for (const sha of shas.slice(0, MAX_OBJECTS)) {
    folders.push(join('objects', sha.slice(0, 2)))
    files.push(join('objects', sha.slice(0, 2), sha.slice(2)))
  }
  for (const name of folders) {
    const path = join(commonDir, name)
    if (await isClosed(async () => (await opendir(path)).close())) return path
  }
  for (const name of files) {
    const path = join(commonDir, name)
    if (await isClosed(async () => (await open(path, 'r')).close())) return path
  }
  return null
}

async function isClosed(look: () => Promise<void>): Promise<boolean> {
  try {
    await look()
    return false
  } catch (error) {
    // What is not there, or is damaged, is not closed; git says what it is.
    return /^(EACCES|EPERM)$/.test(codeOf(error) ?? '')
  }
}
