import { isAtLeast } from '../program/git-version'
import type { Git } from '../program/git'
import type { OpenRepository } from './open-repository'

/** Where a repository's branches and worktrees are. */
export interface Tips {
  /** Tip of every branch, local and remote, and HEAD of every worktree; each once, the user's own first. */
  readonly shas: readonly string[]
  /** The branch each tip is known by; of several, a local one. */
  readonly branches: ReadonlyMap<string, string>
  /** Folders checked out of this repository, the main one first. */
  readonly worktrees: readonly string[]
  /** Branches whose tip cannot be read. */
  readonly broken: readonly string[]
}

const ZERO = /^0+$/

/** Reads where everything is. Stashes, notes, tags and other programs' refs are no branches. Throws a GitFailure. */
export async function readTips(
  git: Git,
  { at }: OpenRepository,
  signal: AbortSignal,
): Promise<Tips> {
  const refs = await git.ask({
    at,
    // Nothing of the object is asked for: one that is missing would end the whole listing.
    args: ['for-each-ref', '--format=%(objectname) %(refname)', 'refs/heads', 'refs/remotes'],
    signal,
  })
  const nul = isAtLeast(git.version, 2, 36)
  const trees = await git.ask({
    at,
    args: ['worktree', 'list', '--porcelain', ...(nul ? ['-z'] : [])],
    signal,
  })
  const { heads, worktrees } = parseWorktrees(trees.text, nul ? '\0' : '\n')
  const listed = refs.text.split('\n').flatMap((line) => {
    const [, sha, name] = /^([0-9a-f]{40,64}) (refs\/.+)$/.exec(line) ?? []
    return sha === undefined || name === undefined ? [] : [{ sha, name }]
  })
  const local = listed.filter(({ name }) => name.startsWith('refs/heads/'))
  const remote = listed.filter(({ name }) => !name.startsWith('refs/heads/'))
  const branches = new Map<string, string>()
  for (const { sha, name } of [...local, ...remote])
    if (!branches.has(sha)) branches.set(sha, name.replace(/^refs\/(heads|remotes)\//, ''))
  return {
    shas: [...new Set([...heads, ...local.map(({ sha }) => sha), ...remote.map(({ sha }) => sha)])],
    branches,
    worktrees,
    broken: [...refs.said.matchAll(/ignoring (?:broken|dangling).* ref (\S+)/g)].map(
      ([, name]) => name ?? '?',
    ),
  }
}

/** Reads `git worktree list --porcelain`: attributes, one a line, with an empty line after each worktree. */
export function parseWorktrees(
  text: string,
  separator: '\0' | '\n',
): { readonly heads: readonly string[]; readonly worktrees: readonly string[] } {
  const attributes = text.split(separator)
  const valuesOf = (name: string): string[] =>
    attributes.flatMap((line) => (line.startsWith(`${name} `) ? [line.slice(name.length + 1)] : []))
  return {
    heads: valuesOf('HEAD').filter((sha) => /^[0-9a-f]{40,64}$/.test(sha) && !ZERO.test(sha)),
    worktrees: valuesOf('worktree'),
  }
}

/** Those of the hashes that are objects of this repository. Throws a GitFailure. */
export async function presentObjects(
  git: Git,
  { at }: OpenRepository,
  shas: readonly string[],
  signal: AbortSignal,
): Promise<ReadonlySet<string>> {
  if (shas.length === 0) return new Set()
  const { text } = await git.ask({
    at,
    // The type is asked for so that git looks inside: an object emptied by a power cut is there by its name.
    args: ['cat-file', '--batch-check=%(objectname) %(objecttype)'],
    input: `${shas.join('\n')}\n`,
    signal,
  })
  return new Set(
    text.split('\n').flatMap((line) => /^([0-9a-f]{40,64}) (?!missing$)/.exec(line)?.[1] ?? []),
  )
}
