import { StringDecoder } from 'node:string_decoder'
import { type GitCall, type GitProcess, type GitProgram, startGit } from './git-process'
import type { GitVersion } from './git-version'

export interface GitQuestion extends GitCall {
  /** What git reads on its standard input. */
  readonly input?: string
}

export interface GitAnswer {
  readonly code: number
  readonly text: string
  /** What git had to say beside its answer, such as warnings. */
  readonly said: string
}

/** A usable git program. */
export interface Git {
  readonly program: GitProgram
  readonly version: GitVersion
  /** Runs git to its end. Throws a GitFailure. */
  ask(question: GitQuestion): Promise<GitAnswer>
  /**
   * Reads NUL-separated text as it comes, some fields at a time; git waits while the reader is busy, and that time is
   * not held against it. Throws a GitFailure.
   */
  fields(question: GitQuestion): AsyncGenerator<readonly string[], void, undefined>
}

/** What one answer may hold: the names of some 500,000 branches. */
const MAX_ANSWER = 64 * 1024 * 1024
/** Longest single field; a commit's subject can be of any size. */
const MAX_FIELD = 16 * 1024 * 1024

/** Git at a known place, of a known version. */
export function gitOf(program: GitProgram, version: GitVersion): Git {
  return {
    program,
    version,
    ask: (question) => askGit(program, question),
    fields: (question) => fieldsOf(program, question),
  }
}

/** Runs git to its end; by itself only for the question of its version. Throws a GitFailure. */
export async function askGit(program: GitProgram, question: GitQuestion): Promise<GitAnswer> {
  const git = startGit(program, question)
  git.stdin.end(question.input ?? '')
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of heardFrom(git)) {
    git.alive()
    size += chunk.length
    if (size > MAX_ANSWER) git.end('too-much')
    else chunks.push(chunk)
  }
  const end = await git.ended
  if (!end.ok) throw end.failure
  return { code: end.code, text: Buffer.concat(chunks).toString('utf8'), said: end.said }
}

async function* fieldsOf(
  program: GitProgram,
  question: GitQuestion,
): AsyncGenerator<readonly string[], void, undefined> {
  const git = startGit(program, question)
  git.stdin.end(question.input ?? '')
  const decoder = new StringDecoder('utf8')
  let rest = ''
  try {
    for await (const chunk of heardFrom(git)) {
      git.hold()
      const parts = (rest + decoder.write(chunk)).split('\0')
      rest = parts.pop() ?? ''
      if (rest.length > MAX_FIELD) git.end('too-much')
      if (parts.length > 0) yield parts
      git.alive()
    }
    const end = await git.ended
    if (!end.ok) throw end.failure
  } finally {
    // For a reader that leaves early.
    git.end('stopped')
  }
}

/** What git prints, until it ends or is ended; why it ended is for `ended` to say. */
export async function* heardFrom(git: GitProcess): AsyncGenerator<Buffer, void, undefined> {
  const chunks: AsyncIterable<unknown> = git.stdout
  try {
    for await (const chunk of chunks) if (Buffer.isBuffer(chunk)) yield chunk
  } catch (error) {
    const end = await git.ended
    if (end.ok) throw error
  }
}
