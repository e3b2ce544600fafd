import type { AppStatus } from '@shared/contract/app'
import type { Focus } from '@shared/contract/focus'
import type { GitOverview } from '@shared/contract/git'
import type { GoalView } from '@shared/contract/goals'
import type { Activity } from '@shared/contract/ledger'
import type { PetList, PetSnapshot } from '@shared/contract/pet'
import type { Settings } from '@shared/contract/settings'
import type { Snooze } from '@shared/contract/snooze'
import { type Loadable, ON_ITS_WAY } from '../../ui/store/loadable'
import { type LedgerState, NO_LEDGER } from './ledger-state'

/** Everything the panel shows, each piece kept by a feed of its own. All of it is main's; the panel only asks. */
export interface PanelState {
  /** When main was last known to be there; null while it is. */
  readonly lostAt: number | null
  /** The one that eats. */
  readonly pet: Loadable<PetSnapshot>
  readonly pets: Loadable<PetList>
  readonly goals: Loadable<readonly GoalView[]>
  readonly git: Loadable<GitOverview>
  readonly activity: Loadable<Activity>
  readonly settings: Loadable<Settings>
  readonly status: Loadable<AppStatus>
  readonly focus: Loadable<Focus>
  readonly snooze: Loadable<Snooze>
  readonly ledger: LedgerState
}

export const NO_PANEL: PanelState = {
  lostAt: null,
  pet: ON_ITS_WAY,
  pets: ON_ITS_WAY,
  goals: ON_ITS_WAY,
  git: ON_ITS_WAY,
  activity: ON_ITS_WAY,
  settings: ON_ITS_WAY,
  status: ON_ITS_WAY,
  focus: ON_ITS_WAY,
  snooze: ON_ITS_WAY,
  ledger: NO_LEDGER,
}
