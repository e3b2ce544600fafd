import type { RepositoryState, RepositoryView } from '@shared/contract/git'

/** A repository that is read without trouble, or with the trouble named. */
export function repository(
  path: string,
  commitsCounted: number,
  lastCommitAt: number | null,
  trouble: { state: RepositoryState; problem: string | null } = {
    state: 'watching',
    problem: null,
  },
): RepositoryView {
  return {
    path,
    name: path.slice(path.lastIndexOf('/') + 1),
    ...trouble,
    bare: false,
    identities: ['robin@example.org'],
    commitsCounted,
    lastCommitAt: lastCommitAt === null ? null : new Date(lastCommitAt).toISOString(),
    lastReadAt: lastCommitAt === null ? null : new Date(lastCommitAt).toISOString(),
  }
}
