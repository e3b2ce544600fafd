import { realpath } from 'node:fs/promises'
import type { WatchedFolder as FolderView } from '@shared/contract/git'
import { Failure } from '../../failure'
import { absoluteFolder, readableFolder } from './folders/folder-path'
import { type RepositoryFind, mergeFinds } from './repository/repository-find'
import { type FolderPorts, WatchedFolder } from './watched-folder'

/** All watched folders: those named with `--watch` for this run, and those the user has chosen. */
export class FolderBook {
  private readonly flagged: readonly string[]
  private chosen: readonly string[] = []
  private readonly watched = new Map<string, WatchedFolder>()

  /** Throws a Failure for a flag that is no full path. */
  constructor(
    flagFolders: readonly string[],
    private readonly ports: FolderPorts,
  ) {
    this.flagged = [...new Set(flagFolders.map((path) => absoluteFolder(path, ports.homeFolder)))]
    this.follow()
  }

  /** Watches the folders chosen so far. */
  choose(folders: readonly string[]): void {
    this.chosen = [...new Set(folders)]
    this.follow()
  }

  /** The chosen folders with this one. Throws a Failure when it cannot be watched. */
  async withFolder(path: string): Promise<readonly string[]> {
    const folder = absoluteFolder(path, this.ports.homeFolder)
    const real = await readableFolder(folder)
    const isChosen = await Promise.all(
      this.chosen.map(async (one) => one === folder || (await isAt(one, real))),
    )
    return isChosen.includes(true) ? this.chosen : [...this.chosen, folder]
  }

  /** The chosen folders without this one. Throws a Failure when it is not among them. */
  withoutFolder(path: string): readonly string[] {
    const folder = absoluteFolder(path, this.ports.homeFolder)
    if (this.chosen.includes(folder)) return this.chosen.filter((one) => one !== folder)
    if (this.flagged.includes(folder))
      throw new Failure(
        'CONFLICT',
        `${folder} is watched because Familiar was started with --watch. Start it without that to stop watching the folder.`,
      )
    throw new Failure('NOT_FOUND', `${folder} is not one of the watched folders.`)
  }

  /** Something in a repository tells that there may be more of them. */
  stir(): void {
    for (const folder of this.watched.values()) folder.stir()
  }

  /** Looks through the folders whose time has come, or through all of them `now`. Never rejects. */
  async look(now: boolean): Promise<void> {
    await Promise.all([...this.watched.values()].map((folder) => folder.look(now)))
  }

  /** What the folders show, each repository once. */
  repositories(): ReadonlyMap<string, RepositoryFind> {
    const all = new Map<string, RepositoryFind>()
    for (const folder of this.watched.values())
      for (const find of folder.repositories) {
        const before = all.get(find.commonDir)
        all.set(find.commonDir, before ? mergeFinds(before, find) : find)
      }
    return all
  }

  views(): FolderView[] {
    return [...this.watched.values()].map((folder) =>
      folder.view(this.chosen.includes(folder.path) ? 'chosen' : 'flag'),
    )
  }

  close(): void {
    for (const folder of this.watched.values()) folder.close()
  }

  private follow(): void {
    const wanted = new Set([...this.flagged, ...this.chosen])
    for (const [path, folder] of this.watched) {
      if (wanted.has(path)) continue
      folder.close()
      this.watched.delete(path)
    }
    for (const path of wanted)
      if (!this.watched.has(path)) this.watched.set(path, new WatchedFolder(path, this.ports))
  }
}

/** Is this the same folder under another name? One that is away is not. */
async function isAt(path: string, real: string): Promise<boolean> {
  return realpath(path).then(
    (found) => found === real,
    () => false,
  )
}
