import { realpath, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { type FoundPlace, placeAround, placeAt } from '../repository/repository-place'
import { type RepositoryFind, mergeFinds } from '../repository/repository-find'
import type { FolderCache } from './folder-cache'
import { isHeavy } from './heavy-folders'
import type { SubmoduleFinder } from './find-submodules'

/** What one watched folder holds. */
export interface FolderFindings {
  readonly repositories: readonly RepositoryFind[]
  /** Folders in which a new repository may appear, and which are worth watching for it. */
  readonly nurseries: readonly string[]
  /** Folders that may not be read. */
  readonly unreadable: readonly string[]
  /** There was more than is looked at. */
  readonly truncated: boolean
}

export interface Finding {
  readonly cache: FolderCache
  readonly submodules: SubmoduleFinder
  readonly homeFolder: string
  /** Also ask again what lies within worktrees, where new repositories are rare and folders many. */
  readonly thorough: boolean
  readonly signal: AbortSignal
}

/** Repositories are found down to this many levels below the watched folder. */
const MAX_DEPTH = 3
/** Folders looked at, and repositories taken, below one watched folder. */
export const MAX_FOLDERS = 10_000
export const MAX_REPOSITORIES = 500
/** Folders watched for new repositories, of each watched folder. */
const MAX_NURSERIES = 400
/** Folders read at once; the system's own threads for this are four. */
const AT_ONCE = 16

interface Stop {
  readonly folder: string
  readonly depth: number
  /** Is it within a worktree? */
  readonly within: boolean
}

/** Finds the repositories in, below and around a folder, level by level. */
export async function findRepositories(root: string, finding: Finding): Promise<FolderFindings> {
  const found = collection()
  const nurseries: string[] = []
  const unreadable: string[] = []
  let looked = 0
  let truncated = false
  let level: Stop[] = [{ folder: root, depth: 0, within: false }]
  while (level.length > 0) {
    const below: Stop[] = []
    for (let next = 0; next < level.length; next += AT_ONCE) {
      finding.signal.throwIfAborted()
      const batch = level.slice(next, next + AT_ONCE)
      looked += batch.length
      if (looked > MAX_FOLDERS || found.size() >= MAX_REPOSITORIES) {
        truncated = true
        break
      }
      const seen = await Promise.all(batch.map((stop) => visit(stop, finding)))
      for (const { stop, places, below: inside, isNursery } of seen) {
        if (places === null) unreadable.push(stop.folder)
        else for (const place of places) found.add(place)
        // The watched folder may be part of a repository without being its top.
        if (stop.depth === 0 && found.size() === 0) found.add(await placeAround(root))
        if (isNursery && nurseries.length < MAX_NURSERIES) nurseries.push(stop.folder)
        below.push(...inside)
      }
    }
    level = truncated ? [] : below
  }
  await addSubmodules(found, finding)
  finding.cache.tidy()
  return { repositories: found.all(), nurseries, unreadable, truncated }
}

interface Visit {
  readonly stop: Stop
  readonly places: readonly FoundPlace[] | null
  readonly below: readonly Stop[]
  readonly isNursery: boolean
}

async function visit(stop: Stop, { cache, homeFolder, thorough }: Finding): Promise<Visit> {
  const { folder, depth, within } = stop
  const entries = await cache.entriesOf(folder, within && !thorough)
  if (entries === null) return { stop, places: null, below: [], isNursery: false }
  const isRepository = entries.hasDotGit || entries.looksBare
  const places: FoundPlace[] = isRepository ? [await placeAt(folder)] : []
  // Nobody keeps repositories inside a bare one.
  if (depth === MAX_DEPTH || (entries.looksBare && !entries.hasDotGit))
    return { stop, places, below: [], isNursery: false }
  for (const name of within ? [] : entries.links) places.push(await placeBehind(join(folder, name)))
  return {
    stop,
    places,
    below: entries.folders
      .filter((name) => !isHeavy(folder, name, homeFolder))
      .map((name) => ({
        folder: join(folder, name),
        depth: depth + 1,
        within: within || entries.hasDotGit,
      })),
    isNursery: !within && !isRepository,
  }
}

/** A link is followed to a repository, not to further folders: it may lead anywhere, also back up. */
async function placeBehind(link: string): Promise<FoundPlace> {
  const target = await realpath(link).catch(() => null)
  // A link to nothing, or to what may not be seen, leads to no repository.
  const isFolder = target !== null && (await stat(target).catch(() => null))?.isDirectory() === true
  return isFolder ? placeAt(target) : { kind: 'none' }
}

async function addSubmodules(found: Collection, { submodules, signal }: Finding): Promise<void> {
  const asked = new Set<string>()
  // Submodules have submodules.
  for (;;) {
    const next = found.all().find((one) => one.broken === null && !asked.has(one.commonDir))
    if (!next || found.size() >= MAX_REPOSITORIES) return
    asked.add(next.commonDir)
    for (const place of await submodules.of(next.commonDir, signal)) found.add(place)
  }
}

interface Collection {
  add(place: FoundPlace): void
  all(): RepositoryFind[]
  size(): number
}

/** Puts together what several folders show of the same repository. */
function collection(): Collection {
  const found = new Map<string, RepositoryFind>()
  return {
    size: () => found.size,
    all: () => [...found.values()],
    add: (place) => {
      if (place.kind === 'none') return
      const find = findOf(place)
      const before = found.get(find.commonDir)
      found.set(find.commonDir, before ? mergeFinds(before, find) : find)
    },
  }
}

function findOf(found: Exclude<FoundPlace, { kind: 'none' }>): RepositoryFind {
  if (found.kind === 'broken')
    return {
      commonDir: found.commonDir,
      mainWorktree: null,
      linkedWorktrees: [],
      broken: found.problem,
    }
  const { commonDir, worktree, linked } = found.place
  return {
    commonDir,
    mainWorktree: linked ? null : worktree,
    linkedWorktrees: linked && worktree !== null ? [worktree] : [],
    broken: null,
  }
}
