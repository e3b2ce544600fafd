import { setMaxListeners } from 'node:events'
import { basename } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { FolderListing, GitOverview } from '@shared/contract/git'
import type { IntegrationId, UserId } from '@shared/domain/ids'
import { Failure } from '../../failure'
import type { Source, SourcePorts } from '../source'
import { type Choices, keepChoices, readChoices } from './choices'
import { Delivery } from './delivery'
import { FolderBook } from './folder-book'
import { submoduleFinder } from './folders/find-submodules'
import { listFolders } from './folders/list-folders'
import type { GitMetadata, GitStore, PauseNotes } from './ports'
import { GitAtHand } from './program/git-at-hand'
import { RepositoryBook } from './repository-book'
import { plainEmail } from './repository/identities'
import { type Surroundings, realSurroundings } from './surroundings'
import { type Lanes, lanes } from './watching/lanes'
import { type Look, type Rounds, rounds } from './watching/rounds'
import { type Spaced, spaced } from './watching/spaced'

export interface GitSourceOptions {
  readonly ports: SourcePorts
  readonly integrationId: IntegrationId
  readonly userId: UserId
  readonly store: GitStore
  readonly metadata: GitMetadata
  /** Folders named with `--watch`: watched in this run, and not kept. */
  readonly flagFolders: readonly string[]
  readonly homeFolder: string
  /** The overview is another. Called at most twice a second; must not throw. */
  onChange(overview: GitOverview): void
  readonly pauses: PauseNotes
  /** The database did not answer. Called at each attempt; must not throw. */
  onAway(): void
  readonly surroundings?: Surroundings
}

/** What the user's work is called, as far as this source has met it. */
export interface GitNames {
  /** Of folders, repositories and people; also of what is watched no more. */
  readonly names: ReadonlySet<string>
  /** Has it looked at everything once? Before that it has met nothing of what an earlier run wrote about. */
  readonly areAll: boolean
}

/** Watches the user's repositories and hands their own commits over. */
export interface GitSource extends Source {
  overview(): GitOverview
  /** All it has met in this run. */
  names(): GitNames
  /** Throws a Failure that says why the folder cannot be watched. */
  addFolder(path: string): Promise<GitOverview>
  /** Throws a Failure for a folder that is not one of the user's choice. */
  removeFolder(path: string): Promise<GitOverview>
  setAliases(emails: readonly string[]): Promise<GitOverview>
  /** While paused no repository is read; what was missed is read on going on. Kept over a restart. */
  setPaused(paused: boolean): Promise<GitOverview>
  /** Looks at everything now, and takes off the list what is gone. */
  rescan(): Promise<GitOverview>
  /** Folders below a folder, for choosing one; below the home folder when no path is given. Throws a Failure. */
  listFolders(path?: string): Promise<FolderListing>
}

/** How long `stop` waits for a drive that does not answer. */
const STOP_MS = 2_000
/** Programs at once that listen for the end. */
const MAX_LISTENERS = 64

/** Throws a Failure when a folder of `flagFolders` is not a full path. */
export function createGitSource(options: GitSourceOptions): GitSource {
  return new WatchingGit(options)
}

class WatchingGit implements GitSource {
  readonly provider = 'git'
  private readonly ending = new AbortController()
  /** Aborted while paused; another then takes its place. */
  private reading = new AbortController()
  /** Pauses and their ends, one after the other. */
  private pausing: Promise<unknown> = Promise.resolve()
  /** A pause or its end that is just being stored. */
  private keeping: Promise<void> = Promise.resolve()
  private readonly program: GitAtHand
  private readonly delivery: Delivery
  private readonly lanes: Lanes
  private readonly folders: FolderBook
  private readonly repositories: RepositoryBook
  private readonly announcing: Spaced
  private readonly rounds: Rounds
  private choices: Choices = { folders: [], aliases: [], pausedAt: null }
  private isLoaded = false
  private readonly met = new Set<string>()
  private hasLookedAround = false
  private hasRefused = false

  constructor(private readonly options: GitSourceOptions) {
    const { ports, homeFolder, surroundings = realSurroundings } = options
    const { signal } = this.ending
    setMaxListeners(MAX_LISTENERS, signal, this.reading.signal)
    const { timing } = surroundings
    this.program = new GitAtHand(surroundings, homeFolder, ports.log, signal)
    this.delivery = new Delivery(ports, signal, () => options.onAway())
    this.lanes = lanes(timing.longReadingMs)
    this.announcing = spaced(() => {
      const overview = this.overview()
      this.meet(overview)
      options.onChange(overview)
    }, timing.announceMs)
    this.rounds = rounds((how) => this.lookAround(how), timing.sweepMs)
    const refused = (folder: string, error: unknown): void => this.refused(folder, error)
    const stirred = (): void => void this.rounds.look({})
    this.folders = new FolderBook(options.flagFolders, {
      clock: ports.clock,
      log: ports.log,
      surroundings,
      submodules: submoduleFinder(() => this.program.git),
      homeFolder,
      signal,
      stirred,
      refused,
    })
    this.repositories = new RepositoryBook({
      clock: ports.clock,
      log: ports.log,
      ingest: (batch) => this.delivery.ingest(batch),
      store: options.store,
      integrationId: options.integrationId,
      userId: options.userId,
      surroundings,
      lanes: this.lanes,
      signal,
      readingSignal: () => this.reading.signal,
      git: () => this.program.git,
      aliases: () => this.choices.aliases,
      changed: () => this.announcing.ask(),
      stirred: () => this.folders.stir(),
      storeAway: (error) => this.delivery.away(error),
      refused,
    })
  }

  start(): Promise<void> {
    this.rounds.begin()
    return Promise.resolve()
  }

  resume(): void {
    void this.rounds.look({ now: true })
  }

  goOn(): void {
    this.options.pauses.goOn()
    if (this.delivery.goesOn()) this.resume()
  }

  async stop(): Promise<void> {
    this.ending.abort()
    this.reading.abort()
    this.announcing.cancel()
    this.folders.close()
    this.repositories.close()
    // A drive that does not answer must not keep the app from ending.
    await Promise.race([Promise.all([this.rounds.end(), this.lanes.stop()]), pause(STOP_MS)])
    await this.delivery.ended()
    await this.keeping.catch(() => undefined)
    await this.options.pauses.stop()
  }

  overview(): GitOverview {
    return {
      gitVersion: this.program.git?.version.text ?? null,
      problem: this.program.problem,
      folders: this.folders.views(),
      repositories: this.repositories.views(),
      aliases: [...this.choices.aliases],
      paused: this.isPaused,
    }
  }

  names(): GitNames {
    this.meet()
    return { names: new Set(this.met), areAll: this.hasLookedAround }
  }

  async addFolder(path: string): Promise<GitOverview> {
    await this.mustBeLoaded()
    const folders = await this.folders.withFolder(path)
    await this.keep({ ...this.choices, folders })
    await this.rounds.look({})
    return this.overview()
  }

  async removeFolder(path: string): Promise<GitOverview> {
    await this.mustBeLoaded()
    await this.keep({ ...this.choices, folders: this.folders.withoutFolder(path) })
    const scopes = await this.repositories.follow(this.folders.repositories(), true)
    // Watched again later, a repository begins anew with its last 7 days.
    this.repositories.forget(scopes)
    await this.options.store.forget(scopes).catch((error: unknown) => this.delivery.away(error))
    // Where there is nothing to pause there is no switch either, and the next folder is to be read.
    return this.folders.views().length === 0 ? this.setPaused(false) : this.overview()
  }

  async setAliases(emails: readonly string[]): Promise<GitOverview> {
    await this.mustBeLoaded()
    await this.keep({ ...this.choices, aliases: [...new Set(emails.map(plainEmail))] })
    this.repositories.readAll()
    return this.overview()
  }

  setPaused(paused: boolean): Promise<GitOverview> {
    // One after the other: the second of two is judged by what the first has left.
    const done = this.pausing.then(() => this.pauseOrGoOn(paused))
    this.pausing = done.catch(() => undefined)
    return done
  }

  private async pauseOrGoOn(paused: boolean): Promise<GitOverview> {
    await this.mustBeLoaded()
    if (paused === this.isPaused) return this.overview()
    const pausedAt = paused ? this.options.ports.clock() : null
    this.keeping = this.keep({ ...this.choices, pausedAt }).then(() =>
      this.options.pauses.note(pausedAt),
    )
    await this.keeping
    if (paused) this.reading.abort()
    else {
      this.reading = new AbortController()
      setMaxListeners(MAX_LISTENERS, this.reading.signal)
      // At everything: also at what has come into trouble, or out of it, meanwhile.
      await this.rounds.look({ now: true })
    }
    return this.overview()
  }

  async rescan(): Promise<GitOverview> {
    await this.rounds.look({ now: true, all: true, forget: true })
    return this.overview()
  }

  listFolders(path?: string): Promise<FolderListing> {
    return listFolders(path, this.options.homeFolder)
  }

  private meet({ folders, repositories, aliases } = this.overview()): void {
    const all = [
      ...aliases,
      ...folders.flatMap(({ path }) => [path, basename(path)]),
      ...repositories.flatMap(({ path, name, identities }) => [path, name, ...identities]),
    ]
    for (const name of all) this.met.add(name)
  }

  private get isPaused(): boolean {
    return this.choices.pausedAt !== null
  }

  /** One round: git, folders, repositories. Never rejects. */
  private async lookAround({ now = false, all = false, forget = false }: Look): Promise<void> {
    try {
      await this.load()
      const isOther = await this.program.refresh()
      if (!this.isLoaded) return
      await this.folders.look(now)
      if (this.ending.signal.aborted) return
      if (all || isOther) this.repositories.readAll()
      // Before it forgets any.
      this.meet()
      await this.repositories.follow(this.folders.repositories(), forget)
      this.hasLookedAround = true
      if (!this.isPaused) await this.repositories.look(now)
    } catch (error) {
      if (!this.ending.signal.aborted)
        this.options.ports.log.error('looking for commits failed; it is tried again', error)
    } finally {
      this.announcing.ask()
    }
  }

  /** Reads what was kept; where the database is away, the next round tries again. */
  private async load(): Promise<void> {
    if (this.isLoaded) return
    try {
      const cursors = await this.options.store.readCursors()
      this.choices = await readChoices(this.options.metadata)
      if (this.isPaused) this.reading.abort()
      this.repositories.resumeFrom(cursors)
      this.folders.choose(this.choices.folders)
      this.isLoaded = true
      this.options.pauses.note(this.choices.pausedAt)
    } catch (error) {
      this.delivery.away(error)
    }
  }

  private async mustBeLoaded(): Promise<void> {
    await this.load()
    if (!this.isLoaded)
      throw new Failure(
        'DATABASE_UNAVAILABLE',
        'Familiar cannot reach its database at the moment, so nothing was changed. Try again in a minute.',
      )
  }

  private async keep(choices: Choices): Promise<void> {
    // What is taken away is in the log all the same.
    this.meet()
    await keepChoices(this.options.metadata, choices)
    this.choices = choices
    this.folders.choose(choices.folders)
    this.announcing.ask()
  }

  private refused(folder: string, reason: unknown): void {
    if (this.hasRefused || this.ending.signal.aborted) return
    this.hasRefused = true
    this.options.ports.log.warn(
      `${folder} cannot be watched, and others perhaps neither; what changes there is found by looking every minute`,
      reason,
    )
  }
}
