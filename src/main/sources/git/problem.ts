import type { RepositoryState } from '@shared/contract/git'
import { codeOf } from '../../failure'
import { storableText } from '../../raw-event'
import { GitFailure } from './program/git-failure'
import { NoAnswer } from './watching/within'

/** The states in which a repository is not read, or not all of it. */
export type ProblemState = Exclude<RepositoryState, 'reading' | 'watching' | 'paused'>

/** Why a repository is not read: a state, and a sentence that says what is wrong, what is safe and what to do. */
export class RepositoryProblem extends Error {
  override readonly name = 'RepositoryProblem'

  constructor(
    readonly state: ProblemState,
    readonly sentence: string,
    options: { readonly cause?: unknown } = {},
  ) {
    super(sentence, options)
  }
}

/**
 * What an error met while reading a repository means. `path` is the folder the user knows it by. Errors that do not
 * come from git or the file system are not of the repository's making: null.
 */
export function problemOf(error: unknown, path: string): RepositoryProblem | null {
  if (error instanceof RepositoryProblem) return error
  if (error instanceof GitFailure) return problemOfGit(error, path)
  if (error instanceof NoAnswer) return tooSlow(path, error)
  const code = codeOf(error)
  if (code === 'ENOENT' || code === 'ENOTDIR') return missing(path, error)
  if (code === 'EACCES' || code === 'EPERM') return denied(path, error)
  if (
    code !== null &&
    /^(EIO|ESTALE|ENODEV|ENXIO|EHOSTDOWN|ELOOP|ENAMETOOLONG|EMFILE|ENFILE|EBUSY|UNKNOWN)$/.test(
      code,
    )
  )
    return new RepositoryProblem(
      'failed',
      `The system could not read ${path} (${code}). Nothing is lost; it is tried again by itself.`,
      { cause: error },
    )
  return null
}

export function missing(path: string, cause?: unknown): RepositoryProblem {
  return new RepositoryProblem(
    'missing',
    `${path} is not there any more. What it has fed your pet stays. If its drive is away, it is read again when it returns; if you moved or deleted it, look again to take it off this list.`,
    { cause },
  )
}

export function denied(path: string, cause?: unknown): RepositoryProblem {
  return new RepositoryProblem(
    'denied',
    `Familiar is not allowed to read ${path}. Nothing was changed there. Give your account permission to read it, and it is picked up by itself.`,
    { cause },
  )
}

export function tooSlow(path: string, cause?: unknown): RepositoryProblem {
  return new RepositoryProblem(
    'too-slow',
    `${path} takes too long to answer: its drive may be away or asleep. Nothing is lost; it is tried again by itself, and the other repositories go on.`,
    { cause },
  )
}

/** Something of ours went wrong; the cause is in the log. */
export function unexpected(path: string, cause: unknown): RepositoryProblem {
  return new RepositoryProblem(
    'failed',
    `Familiar could not read ${path}; the log says why. Nothing is lost; it is tried again by itself.`,
    { cause },
  )
}

export function noIdentity(path: string): RepositoryProblem {
  return new RepositoryProblem(
    'no-identity',
    `Git does not know your e-mail address in ${path}, so Familiar cannot tell which commits are yours. Set it with: git config --global user.email you@example.com – or add the address you commit with in Settings. The last 7 days are then read.`,
  )
}

export function corrupt(path: string, words: string, cause?: unknown): RepositoryProblem {
  return new RepositoryProblem(
    'corrupt',
    `Git cannot read ${path}: ${words}. Commits counted so far are safe, and Familiar changes nothing there. Run "git fsck" in it to see what is damaged; it is tried again by itself.`,
    { cause },
  )
}

function problemOfGit(failure: GitFailure, path: string): RepositoryProblem | null {
  const { kind, said } = failure
  if (kind === 'stopped') return null
  if (kind === 'timed-out') return tooSlow(path, failure)
  if (kind === 'refused') return refusal(said, path, failure)
  return new RepositoryProblem(
    'failed',
    `Git could not be run in ${path} (${firstComplaint(said)}). Nothing is lost; it is tried again by itself.`,
    { cause: failure },
  )
}

/** Git's words for what makes it refuse, in the order in which they must be tried. */
const REFUSALS: readonly [
  RegExp,
  (path: string, said: string, cause: GitFailure) => RepositoryProblem,
][] = [
  [/dubious ownership|is owned by someone else|unsafe repository/, untrustedOwner],
  [/cannot use bare repository/, bareNotTrusted],
  [
    /unknown repository extension|expected git repo version|unknown ref storage|unknown repository format/i,
    newerGit,
  ],
  [
    /cannot change to .*: No such file|cannot chdir to .*: No such file/,
    (path, _said, cause) => missing(path, cause),
  ],
  [/permission denied/i, (path, _said, cause) => denied(path, cause)],
]

function refusal(said: string, path: string, cause: GitFailure): RepositoryProblem {
  const known = REFUSALS.find(([pattern]) => pattern.test(said))
  if (known) return known[1](path, said, cause)
  const words = firstComplaint(said)
  if (said.includes('not a git repository'))
    return corrupt(path, 'what is left of it is not a repository', cause)
  if (DAMAGE.test(said)) return corrupt(path, words, cause)
  return new RepositoryProblem(
    'failed',
    `Git could not read ${path}: ${words}. Nothing is lost; it is tried again by itself.`,
    { cause },
  )
}

const DAMAGE =
  /corrupt|bad (object|tree|revision|config|signature|numeric|boolean)|broken|unable to (read|parse|find)|could not (read|parse)|failed to (read|parse|resolve)|is empty|invalid|missing|garbage|mismatch|inflate|packfile|too short|truncated|not a valid|not a commit|unterminated|unexpected/i

function untrustedOwner(path: string, said: string, cause: GitFailure): RepositoryProblem {
  const named = /--add safe\.directory (.+)$/m.exec(said)?.[1] ?? quoted(path)
  return new RepositoryProblem(
    'untrusted-owner',
    `${path} belongs to another account, so git does not open it. If you trust it, allow it with: git config --global --add safe.directory ${named} – it is then picked up by itself.`,
    { cause },
  )
}

function bareNotTrusted(path: string, _said: string, cause: GitFailure): RepositoryProblem {
  return new RepositoryProblem(
    'untrusted-owner',
    `Git is set to open bare repositories only where it is named one (safe.bareRepository = explicit), so ${path} is left alone. Watch a worktree of it instead, or allow it with: git config --global safe.bareRepository all`,
    { cause },
  )
}

function newerGit(path: string, said: string, cause: GitFailure): RepositoryProblem {
  return new RepositoryProblem(
    'failed',
    `${path} was made by a newer git than the one on this computer (${firstComplaint(said)}). Nothing is lost: update git, and it is picked up by itself.`,
    { cause },
  )
}

/** The line of git's words that says why it gave up; warnings come before it. */
function firstComplaint(said: string): string {
  const lines = said.split('\n').map((line) => line.trim())
  const line =
    lines.find((text) => /^(fatal|BUG):/.test(text)) ??
    lines.find((text) => text.startsWith('error:')) ??
    lines[0] ??
    ''
  const plain = line.replace(/^(fatal|error|BUG): /, '').replace(/[.:\s]+$/, '')
  return plain === '' ? 'no reason given' : storableText(plain.slice(0, 300))
}

function quoted(path: string): string {
  return /^[\w./+-]+$/.test(path) ? path : `'${path.replaceAll("'", String.raw`'\''`)}'`
}
