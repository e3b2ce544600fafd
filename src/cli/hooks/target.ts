import type { Terminal } from '../terminal'
import type { Change } from './change'

/** Where a hook is asked for. */
export interface Place {
  readonly terminal: Terminal
  readonly dataFolder: string
  /** A git repository named by the user, or the one they stand in. */
  readonly repository: string
  /** For git: for every repository made or cloned from now on. */
  readonly global: boolean
}

/** A program that hooks can be put into. */
export interface HookTarget {
  readonly name: string
  /** As a person calls it. */
  readonly title: string
  /** What is to be known once it is there; null for nothing. */
  readonly note: string | null
  /** What would have to be changed; nothing where the hook is there already. Throws a Problem. */
  install(place: Place): Promise<Change[]>
  /** As above; nothing where no hook is there. */
  remove(place: Place): Promise<Change[]>
  /** Where hooks of ours are, each a file. */
  find(place: Place): Promise<string[]>
}
