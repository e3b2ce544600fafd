import { lstat } from 'node:fs/promises'
import type { RepositoryView } from '@shared/contract/git'
import { type Cursor, cursorSchema, cursorScope } from './cursor'
import type { RepositoryFind } from './repository/repository-find'
import { type RepositoryPorts, WatchedRepository } from './watched-repository'

/** All watched repositories. */
export class RepositoryBook {
  private readonly watched = new Map<string, WatchedRepository>()
  private cursors: ReadonlyMap<string, unknown> = new Map()

  constructor(private readonly ports: RepositoryPorts) {}

  /** How far each repository was read, as the store has it. */
  resumeFrom(cursors: ReadonlyMap<string, unknown>): void {
    this.cursors = cursors
  }

  /**
   * Watches what the folders show. A repository that is gone stays on the list, as missing, until `forget`. Returns
   * the scopes of those that are not watched any more.
   */
  async follow(finds: ReadonlyMap<string, RepositoryFind>, forget: boolean): Promise<string[]> {
    for (const [commonDir, find] of finds) {
      const known = this.watched.get(commonDir)
      if (known) known.found(find)
      else this.begin(find)
    }
    const left: string[] = []
    for (const [commonDir, repository] of this.watched) {
      if (finds.has(commonDir)) continue
      if (!forget && (await isGone(commonDir))) {
        await repository.vanished()
        continue
      }
      repository.close()
      this.watched.delete(commonDir)
      left.push(cursorScope(commonDir))
    }
    return left
  }

  /** Forgets how far these were read in this run too. */
  forget(scopes: readonly string[]): void {
    this.cursors = new Map([...this.cursors].filter(([scope]) => !scopes.includes(scope)))
  }

  /**
   * Looks at every repository. Those on one drive wait for the first of them: a drive that hangs takes one of the
   * system's few threads, not one for each repository.
   */
  async look(now: boolean): Promise<void> {
    const drives = new Map<unknown, WatchedRepository[]>()
    for (const repository of this.watched.values()) {
      const drive = repository.device ?? repository
      drives.set(drive, [...(drives.get(drive) ?? []), repository])
    }
    await Promise.all(
      [...drives.values()].map(async ([first, ...others]) => {
        const answered = first === undefined || (await first.look(now))
        await Promise.all(others.map((other) => (answered ? other.look(now) : other.unanswered())))
      }),
    )
  }

  /** Reads every repository, whether or not it seems to have changed. */
  readAll(): void {
    for (const repository of this.watched.values()) repository.read()
  }

  views(): RepositoryView[] {
    const views = [...this.watched.values()].map((repository) => repository.view())
    return views.sort((one, other) => (one.path < other.path ? -1 : 1))
  }

  close(): void {
    for (const repository of this.watched.values()) repository.close()
  }

  private begin(find: RepositoryFind): void {
    const stored = this.cursors.get(cursorScope(find.commonDir)) ?? null
    const repository = new WatchedRepository(find, this.readCursor(find, stored), this.ports)
    this.watched.set(find.commonDir, repository)
    this.ports.changed()
    repository.read()
  }

  private readCursor(find: RepositoryFind, stored: unknown): Cursor | null {
    if (stored === null) return null
    const cursor = cursorSchema.safeParse(stored)
    if (cursor.success) return cursor.data
    // Its commits are known by their hashes: read as if for the first time, none counts twice.
    this.ports.log.warn(
      'where a repository was read to is not understood; its last 7 days are read again',
      {
        repository: find.commonDir,
      },
    )
    return null
  }
}

async function isGone(path: string): Promise<boolean> {
  return lstat(path).then(
    () => false,
    () => true,
  )
}
