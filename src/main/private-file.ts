import { randomUUID } from 'node:crypto'
import { link, open, readFile, rename, rm } from 'node:fs/promises'
import { codeOf } from './failure'

/** The bytes of a file; null when there is none. */
export async function readIfThere(file: string): Promise<Buffer | null> {
  try {
    return await readFile(file)
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null
    throw error
  }
}

/** Replaces a file, or makes it, for this account only (0600); after a crash it is the old one or the new one, whole. */
export async function replaceFile(file: string, bytes: Buffer): Promise<void> {
  const fresh = await writeBeside(file, bytes)
  await rename(fresh, file)
}

/**
 * Makes a file for this account only (0600), unless there is one: of two processes that do so at once, one wins and
 * false tells the other to read what it made. Never seen half-written.
 */
export async function createFile(file: string, bytes: Buffer): Promise<boolean> {
  const fresh = await writeBeside(file, bytes)
  try {
    await link(fresh, file)
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    // FAT and some network drives have no links. There is one Familiar per data folder, so nobody else is looking.
    if ((await readIfThere(file)) !== null) return false
    await rename(fresh, file)
    return true
  } finally {
    await rm(fresh, { force: true })
  }
}

/** Moves a file that cannot be used out of the way, to a name of its own, which is returned. */
export async function setAside(file: string, now: number): Promise<string> {
  const stamp = new Date(now).toISOString().replaceAll(/[:.]/g, '-')
  const aside = `${file}.damaged-${stamp}-${randomUUID().slice(0, 4)}`
  await rename(file, aside)
  return aside
}

async function writeBeside(file: string, bytes: Buffer): Promise<string> {
  const fresh = `${file}.${randomUUID().slice(0, 8)}.new`
  const handle = await open(fresh, 'wx', 0o600)
  try {
    await handle.writeFile(bytes)
    await handle.sync()
  } finally {
    await handle.close()
  }
  return fresh
}
