import type { ParseArgsOptionsConfig } from 'node:util'
import type { Arguments } from './arguments'
import type { Outcome } from './outcome'
import type { Terminal } from './terminal'

/** One word after `familiar`. */
export interface Command {
  readonly name: string
  /** What it does, in half a line. */
  readonly summary: string
  readonly usage: string
  /** Its own options and what they mean, a line each. */
  readonly details: readonly string[]
  readonly options: ParseArgsOptionsConfig
  /** Words it takes at most. */
  readonly most: number
  /** Does it. Throws a Problem when it cannot. */
  run(given: Arguments, terminal: Terminal): Promise<Outcome>
}
