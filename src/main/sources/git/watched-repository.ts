import type { RepositoryState, RepositoryView } from '@shared/contract/git'
import { isUnreachable } from '../../database/connection'
import { type Cursor, cursorScope } from './cursor'
import { StoreFailure } from './ports'
import { type RepositoryProblem, denied, missing, problemOf, tooSlow, unexpected } from './problem'
import type { Git } from './program/git'
import { GitFailure } from './program/git-failure'
import { type ReadingPorts, readRepository } from './reading/read-repository'
import { closedPart } from './repository/closed-part'
import { type OpenRepository, openRepository } from './repository/open-repository'
import { type RepositoryFind, shownPath } from './repository/repository-find'
import {
  type RepositoryLayout,
  type Signature,
  isTelling,
  layoutOf,
  signatureOf,
} from './repository/repository-layout'
import { repositoryName } from './repository/repository-place'
import type { Surroundings } from './surroundings'
import type { Lanes } from './watching/lanes'
import { settle } from './watching/settle'
import { trouble } from './watching/trouble'
import { watchedPaths } from './watching/watched-paths'
import { within } from './watching/within'

/** What a watched repository is given, the same for all of them. */
export interface RepositoryPorts extends ReadingPorts {
  /** Null while there is no git. */
  git(): Git | null
  /** Further addresses of the user. */
  aliases(): readonly string[]
  readonly surroundings: Surroundings
  readonly lanes: Lanes
  /** Aborted when the source stops. */
  readonly signal: AbortSignal
  /** Of readings: aborted while the user has them pause, and when the source stops. */
  readingSignal(): AbortSignal
  /** The view of a repository is another. */
  changed(): void
  /** Submodules or worktrees have come or gone, or it has itself: its folder should be looked through again. */
  stirred(): void
  /** The database did not answer; nothing is wrong with the repository. */
  storeAway(error: unknown): void
  /** A folder cannot be watched. */
  refused(folder: string, error: unknown): void
}

/** One repository under watch: when it is read, and how it is doing. Nothing is read before `read` or `look`. */
export class WatchedRepository {
  private opened: OpenRepository | null = null
  private layout: RepositoryLayout | null = null
  private signature: Signature | null = null
  private lastReadAt: number | null = null
  /** The database was away, or reading is paused: what there was to read is still to be read. */
  private owed = true
  /** A problem may be noted in the database, of this run or an earlier one. */
  private noted = true
  private probing = false
  private queued = false
  private reading = false
  private closed = false
  private readonly trouble
  private readonly settling
  private readonly watched

  constructor(
    private find: RepositoryFind,
    private cursor: Cursor | null,
    private readonly ports: RepositoryPorts,
  ) {
    const { timing, watchFolder } = ports.surroundings
    this.trouble = trouble(timing.retryMs, timing.retryLimitMs, ports.log)
    this.settling = settle(() => this.settled(), timing.settleMs, timing.settleLimitMs)
    this.watched = watchedPaths({
      watchFolder,
      heard: (folder, name) => this.heard(folder, name),
      refused: (folder, error) => ports.refused(folder, error),
    })
  }

  get commonDir(): string {
    return this.find.commonDir
  }

  /** The drive it is on, as the system numbers them; null where that is not known. */
  get device(): number | null {
    return this.signature?.device ?? null
  }

  view(): RepositoryView {
    const { cursor, opened } = this
    const problem = this.trouble.problem
    const path = this.path()
    return {
      path,
      name: opened?.name ?? repositoryName(path),
      state: problem?.state ?? this.undisturbed(),
      problem: problem?.sentence ?? null,
      bare: opened?.bare ?? false,
      identities: problem?.state === 'no-identity' ? [] : (cursor?.identities ?? []),
      commitsCounted: cursor?.counted ?? 0,
      lastCommitAt: this.lastCommitAt(),
      lastReadAt: this.lastReadAt === null ? null : new Date(this.lastReadAt).toISOString(),
    }
  }

  private undisturbed(): RepositoryState {
    if (this.ports.readingSignal().aborted) return 'paused'
    return this.lastReadAt === null ? 'reading' : 'watching'
  }

  /** What a later look through the folders shows of it. */
  found(find: RepositoryFind): void {
    const isSame = JSON.stringify(find) === JSON.stringify(this.find)
    this.find = find
    if (!isSame) this.opened = null
    if (this.trouble.problem?.state === 'missing' && find.broken === null) this.read()
  }

  /** Reads it when the turn comes. */
  read(): void {
    if (this.isEnded()) return
    this.queued = true
    this.ports.lanes.add(this.commonDir, () => this.attempt())
  }

  /**
   * Reads it if something has changed since it was last read; git is not started to find out. One that is in trouble
   * is left alone until its time has come, unless `now`. Returns whether its drive has answered.
   */
  async look(now: boolean): Promise<boolean> {
    if (this.isEnded() || this.queued || this.reading) return true
    if (this.probing) return false
    const { layout, signature } = this
    const rests = !now && this.trouble.rests(this.ports.clock())
    if (layout === null || signature === null) {
      if (!rests) this.read()
      return true
    }
    this.probing = true
    const probe = signatureOf(layout.witnesses, this.ports.clock()).finally(() => {
      this.probing = false
    })
    try {
      const current = await within(probe, this.ports.surroundings.timing.driveTimeoutMs)
      const isSame = current.text === signature.text && signature.certain
      if (!isSame || this.owed || (this.trouble.problem !== null && !rests)) this.read()
      return true
    } catch (error) {
      await this.failed(error)
      return false
    }
  }

  /** Another repository on its drive has waited in vain. */
  async unanswered(): Promise<void> {
    await this.inTrouble(tooSlow(this.path()))
  }

  /** No folder shows it any more. */
  async vanished(): Promise<void> {
    const path = this.path()
    await this.leave()
    await this.inTrouble(missing(path))
  }

  close(): void {
    this.closed = true
    this.settling.cancel()
    this.watched.close()
  }

  private isEnded(): boolean {
    return this.closed || this.ports.signal.aborted
  }

  private path(): string {
    return this.opened?.path ?? shownPath(this.find)
  }

  private heard(folder: string, name: string | null): void {
    if (this.isEnded() || this.layout === null) return
    const ofGit = this.layout.gitDirs.includes(folder)
    if (ofGit && (name === 'modules' || name === 'worktrees')) this.ports.stirred()
    if (isTelling(this.layout, folder, name)) this.settling.stir()
  }

  private settled(): void {
    const hangs = this.trouble.problem?.state === 'too-slow'
    // A drive that hangs is not asked again for each thing it lets us hear.
    if (!hangs || !this.trouble.rests(this.ports.clock())) this.read()
  }

  private async attempt(): Promise<void> {
    this.queued = false
    const git = this.ports.git()
    if (git === null || this.isEnded()) return
    const signal = this.ports.readingSignal()
    const isBrokenOff = (): boolean => signal.aborted
    if (isBrokenOff()) {
      this.owed = true
      return
    }
    this.reading = true
    try {
      if (this.find.broken !== null) throw this.find.broken
      await this.readWith(git, signal)
    } catch (error) {
      // Broken off by the user: whatever came of that says nothing of the repository.
      if (isBrokenOff()) this.owed = true
      else await this.failed(error)
    } finally {
      this.reading = false
    }
    // The user had it go on before this one had broken off.
    if (isBrokenOff() && !this.ports.readingSignal().aborted) this.read()
  }

  private async readWith(git: Git, signal: AbortSignal): Promise<void> {
    const { ports } = this
    const { driveTimeoutMs } = ports.surroundings.timing
    this.layout = await within(layoutOf(this.commonDir), driveTimeoutMs)
    // Watched first: what happens from here on is heard, and what happened before is read.
    await within(this.watched.sync(this.layout.folders), driveTimeoutMs)
    this.signature = await within(signatureOf(this.layout.witnesses, ports.clock()), driveTimeoutMs)
    if (this.opened === null || this.trouble.problem !== null)
      this.opened = await openRepository(git, this.find, signal)
    const { cursor, problem } = await readRepository(
      {
        git,
        repository: this.opened,
        headLogs: this.layout.headLogs,
        cursor: this.cursor,
        aliases: ports.aliases(),
        recovers: this.noted,
        driveTimeoutMs,
        stored: (cursor) => (this.cursor = cursor),
        signal,
      },
      ports,
    )
    this.cursor = cursor
    this.lastReadAt = ports.clock()
    this.owed = false
    this.noted = false
    this.trouble.over(problem, ports.clock())
    ports.changed()
  }

  private async failed(error: unknown): Promise<void> {
    if (this.isEnded() || (error instanceof GitFailure && error.kind === 'stopped')) return
    if (error instanceof StoreFailure) {
      this.owed = true
      this.ports.storeAway(error)
      if (isUnreachable(error)) return
    }
    const problem = problemOf(error, this.path())
    if (problem?.state === 'missing') {
      // Once: a folder that takes long to look through is not looked through at each attempt.
      if (this.trouble.problem?.state !== 'missing') this.ports.stirred()
      await this.leave()
    }
    const closed = problem?.state === 'corrupt' ? await closedPart(this.commonDir) : null
    await this.inTrouble(
      closed === null ? (problem ?? unexpected(this.path(), error)) : denied(closed, error),
    )
  }

  /** There is nothing to watch any more; what may come in its place begins anew. */
  private async leave(): Promise<void> {
    this.layout = null
    this.opened = null
    await this.watched.sync([])
  }

  private async inTrouble(problem: RepositoryProblem): Promise<void> {
    if (this.isEnded() || !this.trouble.met(problem, this.ports.clock())) return
    this.ports.changed()
    this.noted = true
    try {
      await this.ports.store.noteProblem(cursorScope(this.commonDir), {
        state: problem.state,
        message: problem.sentence,
      })
    } catch (error) {
      this.ports.storeAway(error)
    }
  }

  private lastCommitAt(): string | null {
    const seconds = this.cursor?.lastCommitAt ?? null
    // A commit may claim to be from the future.
    return seconds === null
      ? null
      : new Date(Math.min(seconds * 1000, this.ports.clock())).toISOString()
  }
}
