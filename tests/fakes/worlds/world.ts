import type { Account } from '@shared/contract/account'
import type { About, AppStatus } from '@shared/contract/app'
import type { Connections, NotionSource } from '@shared/contract/connections'
import type { BackupFile, Quarantine } from '@shared/contract/data'
import type { Desktop } from '@shared/contract/desktop'
import type { Focus } from '@shared/contract/focus'
import type { GitOverview } from '@shared/contract/git'
import type { GoalView } from '@shared/contract/goals'
import type { LedgerEntry } from '@shared/contract/ledger'
import type { PetSnapshot } from '@shared/contract/pet'
import type { Settings } from '@shared/contract/settings'
import type { Snooze } from '@shared/contract/snooze'
import type { Updates } from '@shared/contract/updates'

/** A goal as the fake keeps it; its progress is counted from the entries, as main does. */
export type KeptGoal = Pick<
  GoalView,
  'id' | 'name' | 'description' | 'target' | 'unit' | 'createdAt'
>

/** Folders of the fake computer: path to names, `*` marking a repository. */
export type FolderTree = Readonly<Record<string, readonly string[]>>

/** All that the fake main knows. */
export interface World {
  /** The one that eats. */
  pet: PetSnapshot
  companions: PetSnapshot[]
  /** Newest first. */
  entries: LedgerEntry[]
  goals: KeptGoal[]
  git: GitOverview
  connections: Connections
  notionSources: NotionSource[]
  settings: Settings
  status: AppStatus
  about: About
  desktop: Desktop
  updates: Updates
  /** Is there none newer than this Familiar? */
  isNewest: boolean
  account: Account
  /** The password that is set for the account; null for none. */
  password: string | null
  backups: BackupFile[]
  quarantine: Quarantine
  focus: Focus
  snooze: Snooze
  /** Since the user touched the fake computer last; null where main cannot know. */
  userIdleMs: number | null
  bornAt: string
  home: string
  tree: FolderTree
}
