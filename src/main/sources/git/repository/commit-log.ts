import type { Git } from '../program/git'
import type { OpenRepository } from './open-repository'

/** A commit as `git log` tells it. */
export interface LoggedCommit {
  readonly sha: string
  readonly parents: readonly string[]
  readonly authorName: string
  readonly authorEmail: string
  /** The address after the repository's .mailmap. */
  readonly mappedEmail: string
  /** Unix seconds. */
  readonly authoredAt: number
  readonly committedAt: number
  /** The tip it was reached from. */
  readonly tip: string
  readonly subject: string
}

export interface LogRange {
  readonly from: readonly string[]
  /** Leaves out everything that can be reached from here. */
  readonly not: readonly string[]
  /** Ends the walk at commits made before this time (Unix seconds); null walks to the end. */
  readonly since: number | null
}

const FIELDS = ['%H', '%P', '%an', '%ae', '%aE', '%at', '%ct', '%S', '%s']

/**
 * The commits of a range that merge nothing, parents before children, some at a time. Tips that are gone are passed
 * over. Throws a GitFailure.
 */
export async function* readLog(
  git: Git,
  { at }: OpenRepository,
  range: LogRange,
  signal: AbortSignal,
): AsyncGenerator<readonly LoggedCommit[], void, undefined> {
  if (range.from.length === 0) return
  const fields = git.fields({
    at,
    args: [
      'log',
      // Before --stdin, whose lines it is about.
      '--ignore-missing',
      '--stdin',
      '-z',
      `--format=tformat:${FIELDS.join('%x00')}`,
      '--no-merges',
      '--date-order',
      '--reverse',
      '--no-patch',
      '--no-decorate',
      '--no-notes',
      ...(range.since === null ? [] : [`--since=@${range.since}`]),
    ],
    input: [...range.from, ...range.not.map((sha) => `^${sha}`), ''].join('\n'),
    signal,
  })
  let rest: readonly string[] = []
  for await (const more of fields) {
    const all = rest.length === 0 ? more : [...rest, ...more]
    const whole = all.length - (all.length % FIELDS.length)
    rest = all.slice(whole)
    yield parseCommits(all.slice(0, whole))
  }
}

/** Reads whole commits; one without a hash or a date is not one anybody made. */
export function parseCommits(fields: readonly string[]): LoggedCommit[] {
  const commits: LoggedCommit[] = []
  for (let at = 0; at + FIELDS.length <= fields.length; at += FIELDS.length) {
    const [sha, parents, authorName, authorEmail, mappedEmail, authored, committed, tip, subject] =
      fields.slice(at, at + FIELDS.length)
    const authoredAt = secondsOf(authored)
    const committedAt = secondsOf(committed)
    if (sha === undefined || !SHA.test(sha) || authoredAt === null || committedAt === null) continue
    commits.push({
      sha,
      parents: (parents ?? '').split(' ').filter((parent) => parent !== ''),
      authorName: authorName ?? '',
      authorEmail: authorEmail ?? '',
      mappedEmail: mappedEmail ?? '',
      authoredAt,
      committedAt,
      tip: tip ?? '',
      subject: subject ?? '',
    })
  }
  return commits
}

const SHA = /^[0-9a-f]{40,64}$/

function secondsOf(text: string | undefined): number | null {
  return text !== undefined && /^\d{1,12}$/.test(text) ? Number(text) : null
}
