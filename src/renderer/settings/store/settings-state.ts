import type { Account } from '@shared/contract/account'
import type { About, AppStatus } from '@shared/contract/app'
import type { Connections } from '@shared/contract/connections'
import type { DataOverview, Quarantine } from '@shared/contract/data'
import type { Desktop } from '@shared/contract/desktop'
import type { Focus } from '@shared/contract/focus'
import type { GitOverview } from '@shared/contract/git'
import type { GoalView } from '@shared/contract/goals'
import type { PetList, PetSnapshot, PetStory } from '@shared/contract/pet'
import type { Settings } from '@shared/contract/settings'
import type { Updates } from '@shared/contract/updates'
import type { PetId } from '@shared/domain/ids'
import { type Loadable, ON_ITS_WAY } from '../../ui/store/loadable'

/** Everything the settings window shows. All of it is main's; the window only asks. */
export interface SettingsState {
  /** When main was last known to be there; null while it is. */
  readonly lostAt: number | null
  readonly settings: Loadable<Settings>
  readonly git: Loadable<GitOverview>
  readonly connections: Loadable<Connections>
  readonly about: Loadable<About>
  readonly desktop: Loadable<Desktop>
  readonly updates: Loadable<Updates>
  readonly status: Loadable<AppStatus>
  /** The one that eats: its colour dresses the page, its rhythm tells the times. */
  readonly pet: Loadable<PetSnapshot>
  readonly pets: Loadable<PetList>
  /** Of whom the pet page tells; null for the one that eats. */
  readonly chosenPet: PetId | null
  readonly story: Loadable<PetStory>
  readonly goals: Loadable<readonly GoalView[]>
  readonly focus: Loadable<Focus>
  readonly account: Loadable<Account>
  readonly data: Loadable<DataOverview>
  readonly quarantine: Loadable<Quarantine>
}

export const NO_SETTINGS: SettingsState = {
  lostAt: null,
  settings: ON_ITS_WAY,
  git: ON_ITS_WAY,
  connections: ON_ITS_WAY,
  about: ON_ITS_WAY,
  desktop: ON_ITS_WAY,
  updates: ON_ITS_WAY,
  status: ON_ITS_WAY,
  pet: ON_ITS_WAY,
  pets: ON_ITS_WAY,
  chosenPet: null,
  story: ON_ITS_WAY,
  goals: ON_ITS_WAY,
  focus: ON_ITS_WAY,
  account: ON_ITS_WAY,
  data: ON_ITS_WAY,
  quarantine: ON_ITS_WAY,
}
