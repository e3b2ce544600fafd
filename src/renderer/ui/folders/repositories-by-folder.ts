import type { GitOverview, RepositoryView, WatchedFolder } from '@shared/contract/git'

/** A watched folder with what was found in it; a folder of null holds what lies in none of them. */
export interface FolderWithRepositories {
  readonly folder: WatchedFolder | null
  /** Those with a problem first, then by name. */
  readonly repositories: readonly RepositoryView[]
}

/** Sorts repositories under the folder they are watched by: the deepest, where folders lie in each other. */
export function repositoriesByFolder({
  folders,
  repositories,
}: GitOverview): FolderWithRepositories[] {
  const deepestFirst = [...folders].sort((a, b) => b.path.length - a.path.length)
  const owner = (path: string): WatchedFolder | null =>
    deepestFirst.find((folder) => isWithin(path, folder.path)) ?? null
  const sorted = [...repositories].sort(
    (a, b) =>
      Number(b.problem !== null) - Number(a.problem !== null) ||
      a.name.localeCompare(b.name, 'en', { sensitivity: 'base' }),
  )
  const of = (folder: WatchedFolder | null): FolderWithRepositories => ({
    folder,
    repositories: sorted.filter(({ path }) => owner(path) === folder),
  })
  const elsewhere = of(null)
  return [...folders.map(of), ...(elsewhere.repositories.length > 0 ? [elsewhere] : [])]
}

function isWithin(path: string, folder: string): boolean {
  const bare = folder.replace(/[/\\]+$/, '')
  return path === bare || path.startsWith(`${bare}/`) || path.startsWith(`${bare}\\`)
}
