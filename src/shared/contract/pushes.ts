import type { AppStatus } from './app'
import type { Connections } from './connections'
import type { DataOverview } from './data'
import type { Desktop } from './desktop'
import type { Focus } from './focus'
import type { GitOverview } from './git'
import type { GoalView } from './goals'
import type { LedgerEntry } from './ledger'
import type { PetId } from '../domain/ids'
import type { PetList, PetSnapshot } from './pet'
import type { Settings } from './settings'
import type { Snooze } from './snooze'
import type { Updates } from './updates'
import type { WindowKind } from './windows'

/** What main tells its windows unasked. Types only: main is trusted, and its words are not parsed again. */
export type Push =
  /** One of the pets is otherwise than it was. */
  | { readonly type: 'pet.changed'; readonly pet: PetSnapshot }
  /** There are other pets than before, or another one eats. */
  | { readonly type: 'pets.changed'; readonly pets: PetList }
  /**
   * Newly scored events of a pet, in the order they were scored: of a flood only the newest `LEDGER_PUSH_LIMIT`, with the number
   * and the XP of all.
   */
  | {
      readonly type: 'ledger.appended'
      readonly pet: PetId
      readonly entries: readonly LedgerEntry[]
      readonly total: number
      readonly xp: number
    }
  | { readonly type: 'goals.changed'; readonly goals: readonly GoalView[] }
  | { readonly type: 'git.changed'; readonly git: GitOverview }
  | { readonly type: 'connections.changed'; readonly connections: Connections }
  | { readonly type: 'settings.changed'; readonly settings: Settings }
  | { readonly type: 'app.statusChanged'; readonly status: AppStatus }
  | { readonly type: 'focus.changed'; readonly focus: Focus }
  | { readonly type: 'snooze.changed'; readonly snooze: Snooze }
  | { readonly type: 'data.changed'; readonly data: DataOverview }
  /** What a coding agent is at, or a newer Familiar: how the pet shows it, and what it says of it, if anything. */
  | {
      readonly type: 'agent.told'
      readonly act: 'work' | 'wave' | 'trouble'
      readonly words: { readonly full: string; readonly short: string } | null
    }
  | { readonly type: 'desktop.changed'; readonly desktop: Desktop }
  | { readonly type: 'updates.changed'; readonly updates: Updates }
  /** Everything may be another now: another profile lives here, or an export was brought in. Ask for all anew. */
  | { readonly type: 'data.replaced' }

export type PushType = Push['type']

/** Which windows hear of what. */
export const PUSH_AUDIENCE: Readonly<Record<PushType, readonly WindowKind[]>> = {
  'pet.changed': ['pet', 'panel', 'settings'],
  'pets.changed': ['pet', 'panel', 'settings'],
  'ledger.appended': ['pet', 'panel'],
  'goals.changed': ['panel', 'settings'],
  'git.changed': ['panel', 'settings'],
  'connections.changed': ['settings'],
  'settings.changed': ['pet', 'panel', 'settings'],
  'app.statusChanged': ['pet', 'panel', 'settings'],
  'focus.changed': ['pet', 'panel', 'settings'],
  'snooze.changed': ['pet', 'panel'],
  'data.changed': ['settings'],
  'agent.told': ['pet'],
  'desktop.changed': ['settings'],
  'updates.changed': ['settings'],
  'data.replaced': ['pet', 'panel', 'settings'],
}

export const LEDGER_PUSH_LIMIT = 50

/** Does a push concern a window that shows one pet only? */
export function concerns(push: Push, pet: PetId): boolean {
  switch (push.type) {
    case 'pet.changed':
      return push.pet.id === pet
    case 'ledger.appended':
      return push.pet === pet
    default:
      return true
  }
}
