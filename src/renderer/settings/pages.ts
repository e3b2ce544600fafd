import {
  Cable,
  CircleUserRound,
  Database,
  Info,
  LifeBuoy,
  type LucideIcon,
  PawPrint,
  SlidersHorizontal,
  Target,
} from 'lucide-react'
import type { ComponentType } from 'react'
import type { SettingsPageId } from '@shared/contract/windows'
import { settingsMessages } from '@shared/i18n/settings-messages'
import { AboutPage } from './about/about-page'
import { AccountPage } from './account/account-page'
import { BehaviourPage } from './behaviour/behaviour-page'
import { ConnectionsPage } from './connections/connections-page'
import { DataPage } from './data/data-page'
import { FocusPage } from './focus/focus-page'
import { HelpPage } from './help/help-page'
import { PetPage } from './pet/pet-page'

/** A page of the settings. */
export interface SettingsPageEntry {
  /** Its address after the `#`. */
  readonly id: SettingsPageId
  readonly label: string
  readonly icon: LucideIcon
  readonly Page: ComponentType
}

const { pages } = settingsMessages

/** All pages, in the order of the navigation. A new one is a component and a line here. */
export const SETTINGS_PAGES: readonly [SettingsPageEntry, ...SettingsPageEntry[]] = [
  { id: 'connections', label: pages.connections, icon: Cable, Page: ConnectionsPage },
  { id: 'pet', label: pages.pet, icon: PawPrint, Page: PetPage },
  { id: 'behaviour', label: pages.behaviour, icon: SlidersHorizontal, Page: BehaviourPage },
  { id: 'focus', label: pages.focus, icon: Target, Page: FocusPage },
  { id: 'data', label: pages.data, icon: Database, Page: DataPage },
  { id: 'account', label: pages.account, icon: CircleUserRound, Page: AccountPage },
  { id: 'help', label: pages.help, icon: LifeBuoy, Page: HelpPage },
  { id: 'about', label: pages.about, icon: Info, Page: AboutPage },
]
