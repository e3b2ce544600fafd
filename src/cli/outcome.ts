/** What the command ends with, for scripts; documented in docs/cli.md. */
export const EXIT = {
  ok: 0,
  /** It was tried and did not work, or `doctor` found something wrong. */
  failed: 1,
  /** The command line cannot be understood. */
  usage: 2,
  /** Familiar does not run with this data folder. */
  notRunning: 3,
  /** Familiar answered, and refused. */
  refused: 4,
  /** Nobody agreed to a change, and nothing was changed. */
  notConfirmed: 5,
  /** A file of another program cannot be read or understood, and nothing was changed. */
  unreadable: 6,
} as const
export type ExitCode = (typeof EXIT)[keyof typeof EXIT]

/** An expected problem: how to end, and one sentence a person can act on. */
export class Problem extends Error {
  override readonly name = 'Problem'

  constructor(
    readonly exit: ExitCode,
    message: string,
    options: { readonly cause?: unknown } = {},
  ) {
    super(message, options)
  }
}

/** What a command says when it is done: text for a person, or the same as JSON for a program. */
export interface Outcome {
  readonly exit: ExitCode
  readonly text: string
  readonly json: unknown
}

/** It worked. */
export function done(text: string, json: unknown): Outcome {
  return { exit: EXIT.ok, text, json }
}
