import { GitFailure } from '../program/git-failure'
import { heardFrom } from '../program/git'
import type { Git } from '../program/git'
import { type GitProcess, startGit } from '../program/git-process'
import { isAtLeast } from '../program/git-version'
import type { OpenRepository } from '../repository/open-repository'

/** Larger changes (a vendored library, a data set) are not worth the reading. */
const MAX_DIFF_BYTES = 256 * 1024 * 1024
/** What a reading may spend on changes that cannot be read: one for an error, ten for a wait that timed out. */
const PATIENCE = 20
const COST_OF_WAITING = 10

/** Plumbing options that make a change look the same whatever is configured. */
const DIFF = [
  'diff-tree',
  '--stdin',
  '--root',
  '-r',
  '--full-index',
  '--no-renames',
  '--no-ext-diff',
  '--no-textconv',
  '--no-color',
  '--ignore-submodules=none',
]

/** Asks for patch ids all through one reading, and remembers how much trouble that was. */
export interface PatchIds {
  /** The patch id of each commit that has one. Never throws but for being stopped. */
  of(shas: readonly string[]): Promise<ReadonlyMap<string, string>>
}

/**
 * Patch ids as `git patch-id --stable` makes them: the same for a change wherever it is applied. A commit that changes
 * nothing has none, and neither has one whose files cannot be read (a partial clone, a damaged object).
 */
export function patchIdsOf(git: Git, repository: OpenRepository, signal: AbortSignal): PatchIds {
  let patience = PATIENCE
  const of = async (shas: readonly string[]): Promise<ReadonlyMap<string, string>> => {
    if (shas.length === 0 || patience <= 0) return new Map()
    try {
      return await readPatchIds(git, repository, shas, signal)
    } catch (error) {
      if (!(error instanceof GitFailure) || error.kind === 'stopped') throw error
      patience -= error.kind === 'timed-out' ? COST_OF_WAITING : 1
      if (shas.length === 1) return new Map()
      // One unreadable commit takes those beside it with it: halve until it is alone.
      const middle = Math.ceil(shas.length / 2)
      const first = await of(shas.slice(0, middle))
      return new Map([...first, ...(await of(shas.slice(middle)))])
    }
  }
  return { of }
}

async function readPatchIds(
  git: Git,
  repository: OpenRepository,
  shas: readonly string[],
  signal: AbortSignal,
): Promise<Map<string, string>> {
  const at = repository.at
  const diff = startGit(git.program, { at, args: [...DIFF, '--patch'], signal })
  const ids = startGit(git.program, { at, args: ['patch-id', '--stable'], signal })
  diff.stdin.end(`${shas.join('\n')}\n`)
  const [text] = await Promise.all([textOf(ids), pour(diff, ids)])
  const [diffEnd, idsEnd] = await Promise.all([diff.ended, ids.ended])
  if (!diffEnd.ok) throw diffEnd.failure
  if (!idsEnd.ok) throw idsEnd.failure
  const found = parsePatchIds(text)
  // Before 2.39 all changes of a binary file had one and the same id.
  if (!isAtLeast(git.version, 2, 39))
    for (const sha of await binaryChanges(git, at, [...found.keys()], signal)) found.delete(sha)
  return found
}

/** Reads lines of `<patch id> <commit>`. */
export function parsePatchIds(text: string): Map<string, string> {
  return new Map(
    text.split('\n').flatMap((line) => {
      const [, id, sha] = /^([0-9a-f]{40,64}) ([0-9a-f]{40,64})$/.exec(line) ?? []
      return id === undefined || sha === undefined ? [] : [[sha, id] as const]
    }),
  )
}

/** Gives one git's output to another. Through us: not every system lets two programs share a pipe of ours. */
async function pour(from: GitProcess, to: GitProcess): Promise<void> {
  let size = 0
  for await (const chunk of heardFrom(from)) {
    size += chunk.length
    if (size > MAX_DIFF_BYTES) {
      from.end('too-much')
      break
    }
    from.hold()
    to.alive()
    if (!to.stdin.write(chunk)) await Promise.race([drained(to), to.ended])
    from.alive()
  }
  const end = await from.ended
  // The last change may be only half of one: what has been said of it must not be believed.
  if (end.ok) to.stdin.end()
  else to.end(end.failure.kind)
}

function drained({ stdin }: GitProcess): Promise<void> {
  return new Promise((resolve) => {
    stdin.once('drain', resolve)
    stdin.once('close', resolve)
  })
}

async function textOf(git: GitProcess): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of heardFrom(git)) chunks.push(chunk)
  return Buffer.concat(chunks).toString('utf8')
}

async function binaryChanges(
  git: Git,
  at: string,
  shas: readonly string[],
  signal: AbortSignal,
): Promise<Set<string>> {
  const { text } = await git.ask({
    at,
    args: [...DIFF, '--numstat'],
    input: `${shas.join('\n')}\n`,
    signal,
  })
  const binary = new Set<string>()
  let current = ''
  for (const line of text.split('\n')) {
    if (/^[0-9a-f]{40,64}$/.test(line)) current = line
    else if (line.startsWith('-\t-\t')) binary.add(current)
  }
  return binary
}
