import { lstat, opendir, realpath } from 'node:fs/promises'
import { join } from 'node:path'
import type { WatchedFolder as FolderView } from '@shared/contract/git'
import { codeOf } from '../../failure'
import { type FolderFindings, findRepositories } from './folders/find-repositories'
import type { SubmoduleFinder } from './folders/find-submodules'
import { type FolderCache, folderCache } from './folders/folder-cache'
import { isHeavy } from './folders/heavy-folders'
import { type FolderStanding, standingAfter, standingWith } from './folders/folder-standing'
import type { RepositoryFind } from './repository/repository-find'
import type { ReadingPorts } from './reading/read-repository'
import type { Surroundings } from './surroundings'
import { settle } from './watching/settle'
import { watchedPaths } from './watching/watched-paths'
import { NoAnswer, within } from './watching/within'

export interface FolderPorts extends Pick<ReadingPorts, 'clock' | 'log'> {
  readonly surroundings: Surroundings
  readonly submodules: SubmoduleFinder
  readonly homeFolder: string
  /** Aborted when the source stops. */
  readonly signal: AbortSignal
  /** Something appeared or went that may be a repository: the folder should be looked through again. */
  stirred(): void
  /** A folder cannot be watched. */
  refused(folder: string, error: unknown): void
}

/** Quiet after a change among folders; cloning a repository makes one first and fills it then. */
const QUIET_MS = 300
const QUIET_LIMIT_MS = 1_500
/** Looking through a folder may take this share of the time. */
const SHARE = 1 / 300
/** Every so many looks, worktrees are looked through too. */
const THOROUGH_EVERY = 10
/** Looks in a row, when each finds further folders to watch. */
const MAX_ROUNDS = 3

/** One folder the user has given to watch: what is in it, and how it is doing. */
export class WatchedFolder {
  private findings: FolderFindings | null = null
  private standing: FolderStanding = { state: 'watching', problem: null }
  private looking: Promise<void> | null = null
  private looks = 0
  private nextLookAt = 0
  private closed = false
  private readonly cache: FolderCache
  private readonly settling
  private readonly watched

  constructor(
    readonly path: string,
    private readonly ports: FolderPorts,
  ) {
    this.cache = folderCache(ports.clock)
    this.settling = settle(
      () => {
        this.nextLookAt = 0
        ports.stirred()
      },
      QUIET_MS,
      QUIET_LIMIT_MS,
    )
    this.watched = watchedPaths({
      watchFolder: ports.surroundings.watchFolder,
      heard: (folder, name, appeared) => void this.heard(folder, name, appeared),
      refused: (folder, error) => ports.refused(folder, error),
    })
  }

  /** The repositories last found here; while the folder is away, those found before. */
  get repositories(): readonly RepositoryFind[] {
    return this.findings?.repositories ?? []
  }

  view(origin: FolderView['origin']): FolderView {
    return { path: this.path, origin, ...this.standing, repositories: this.repositories.length }
  }

  /** Something has changed that the folder should be looked through for, once things are quiet. */
  stir(): void {
    if (!this.closed) this.settling.stir()
  }

  /** Looks through the folder; not again so soon after a look that took long, unless `now`. Never rejects. */
  async look(now: boolean): Promise<void> {
    if (this.closed || (!now && this.ports.clock() < this.nextLookAt)) return
    // A drive that hangs keeps its one look waiting; it is not asked again meanwhile.
    this.looking ??= this.lookThrough(now).finally(() => {
      this.looking = null
    })
    const { driveTimeoutMs } = this.ports.surroundings.timing
    try {
      await within(this.looking, driveTimeoutMs)
    } catch (error) {
      if (this.isEnded()) return
      this.stand(standingAfter(this.path, error))
      if (!(error instanceof NoAnswer) && codeOf(error) === null)
        this.ports.log.error('a folder could not be looked through', error)
    }
  }

  close(): void {
    this.closed = true
    this.settling.cancel()
    this.watched.close()
  }

  private isEnded(): boolean {
    return this.closed || this.ports.signal.aborted
  }

  private async lookThrough(now: boolean): Promise<void> {
    const begun = performance.now()
    const thorough = now || this.looks % THOROUGH_EVERY === 0
    this.looks += 1
    const root = await realpath(this.path)
    // Says whether the folder can be read, and is one.
    await (await opendir(root)).close()
    for (let round = 1; round <= MAX_ROUNDS; round += 1) {
      const { submodules, homeFolder, signal } = this.ports
      const findings = await findRepositories(root, {
        cache: this.cache,
        submodules,
        homeFolder,
        thorough,
        signal,
      })
      if (this.isEnded()) return
      this.findings = findings
      this.stand(standingWith(this.path, findings))
      // What appears in a folder between reading and watching it is not heard: read it again.
      if ((await this.watched.sync(findings.nurseries)) === 0) break
    }
    this.nextLookAt = this.ports.clock() + (performance.now() - begun) / SHARE
  }

  private stand(standing: FolderStanding): void {
    const isOther =
      standing.state !== this.standing.state || standing.problem !== this.standing.problem
    this.standing = standing
    if (isOther && standing.problem !== null && standing.state !== 'empty')
      this.ports.log.warn(standing.problem)
  }

  private async heard(folder: string, name: string | null, appeared: boolean): Promise<void> {
    if (this.closed || !appeared) return
    if (name === null || name === '.git') {
      this.settling.stir()
      return
    }
    if (isHeavy(folder, name, this.ports.homeFolder)) return
    const held = this.cache.heldFolder(folder, name)
    const found = await lstat(join(folder, name)).catch(() => null)
    const holds = found !== null && (found.isDirectory() || found.isSymbolicLink())
    // Files come and go all the time; only folders that do so matter.
    if (holds !== held) this.stir()
  }
}
