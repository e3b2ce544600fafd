import { lstat, readdir, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { FolderListing } from '@shared/contract/git'
import { isGitDir } from '../repository/repository-place'
import { absoluteFolder, readableFolder } from './folder-path'

/** As many folders as a person can look through. */
const MAX_LISTED = 500

/** The folders in a folder, for choosing one: by name, hidden ones last. Throws a Failure. */
export async function listFolders(
  path: string | undefined,
  homeFolder: string,
): Promise<FolderListing> {
  const folder = absoluteFolder(path ?? homeFolder, homeFolder)
  await readableFolder(folder)
  const entries = await readdir(folder, { withFileTypes: true })
  const candidates = entries.filter((entry) => entry.isDirectory() || entry.isSymbolicLink())
  const names = candidates.map(({ name }) => name).filter((name) => name !== '.git')
  names.sort(inOrder)
  const folders: FolderListing['folders'] = []
  let truncated = false
  for (const name of names) {
    const inside = join(folder, name)
    if (!(await isFolder(inside))) continue
    truncated = folders.length === MAX_LISTED
    if (truncated) break
    folders.push({ name, path: inside, isRepository: await isRepository(inside) })
  }
  const parent = dirname(folder)
  return { path: folder, parent: parent === folder ? null : parent, folders, truncated }
}

function inOrder(one: string, other: string): number {
  const hidden = Number(one.startsWith('.')) - Number(other.startsWith('.'))
  return hidden !== 0 ? hidden : one.localeCompare(other, 'en', { numeric: true })
}

/** A link may lead to a folder, or to nothing. */
async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  )
}

/** A folder that may not be looked into is listed, as none. */
async function isRepository(folder: string): Promise<boolean> {
  const dotGit = await lstat(join(folder, '.git')).catch(() => null)
  return dotGit !== null || (await isGitDir(folder).catch(() => false))
}
