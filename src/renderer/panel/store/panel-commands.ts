import type { ResultOf } from '@shared/contract/contract'
import type { RouteResult } from '@shared/contract/errors'
import type { GitOverview } from '@shared/contract/git'
import type { GoalDraft, GoalView } from '@shared/contract/goals'
import type { CareAction } from '@shared/contract/pet'
import type { SettingsPageId } from '@shared/contract/windows'
import type { GoalId } from '@shared/domain/ids'
import type { Api } from '../../ui/api'
import { openPage } from '../../ui/bridge/open-page'
import type { PanelFeeds } from './panel-feeds'

/** All the panel can ask of main. What comes of it arrives through the feeds. */
export interface PanelCommands {
  readonly care: (action: CareAction) => Promise<ResultOf<'pet.care'>>
  readonly rename: (name: string) => Promise<ResultOf<'pet.rename'>>
  readonly createGoal: (draft: GoalDraft) => Promise<ResultOf<'goals.create'>>
  readonly updateGoal: (id: GoalId, draft: GoalDraft) => Promise<ResultOf<'goals.update'>>
  readonly deleteGoal: (id: GoalId) => Promise<ResultOf<'goals.delete'>>
  readonly restoreGoal: (id: GoalId) => Promise<ResultOf<'goals.restore'>>
  readonly addFolder: (path: string) => Promise<ResultOf<'git.addFolder'>>
  readonly removeFolder: (path: string) => Promise<ResultOf<'git.removeFolder'>>
  readonly setGitPaused: (paused: boolean) => Promise<ResultOf<'git.setPaused'>>
  readonly rescan: () => Promise<ResultOf<'git.rescan'>>
  readonly listFolders: (path: string | undefined) => Promise<ResultOf<'git.listFolders'>>
  readonly startFocus: (minutes: number) => Promise<ResultOf<'focus.start'>>
  readonly stopFocus: () => Promise<ResultOf<'focus.stop'>>
  /** Ends the pet's sleep out of sight. */
  readonly wake: () => Promise<ResultOf<'snooze.end'>>
  /** Opens the settings, at a page of theirs where it is named. Null where main had nothing to do with it. */
  readonly openSettings: (page?: SettingsPageId) => Promise<ResultOf<'app.openWindow'> | null>
  readonly loadOlderEntries: () => Promise<void>
  /** Asks again for one piece that could not be had. */
  readonly retry: (piece: keyof PanelFeeds) => void
  /** A new day has begun: periods and the grid have moved on. */
  readonly beginDay: () => void
}

/** Makes the panel's commands. */
export function createPanelCommands(api: Api<'panel'>, feeds: PanelFeeds): PanelCommands {
  const goalChange = (ask: () => Promise<RouteResult<GoalView>>): Promise<RouteResult<GoalView>> =>
    feeds.goals.command(ask, (goal, held) => held && withGoal(held, goal))
  const gitChange = (
    ask: () => Promise<RouteResult<GitOverview>>,
  ): Promise<RouteResult<GitOverview>> => feeds.git.command(ask, (overview) => overview)
  return {
    startFocus: (minutes) =>
      feeds.focus.command(
        () => api.request('focus.start', { minutes }),
        (focus) => focus,
      ),
    stopFocus: () =>
      feeds.focus.command(
        () => api.request('focus.stop', undefined),
        (focus) => focus,
      ),
    wake: () =>
      feeds.snooze.command(
        () => api.request('snooze.end', undefined),
        (snooze) => snooze,
      ),
    care: (action) => api.request('pet.care', { action }),
    rename: (name) =>
      feeds.pet.command(
        () => api.request('pet.rename', { name }),
        (pet) => pet,
      ),
    createGoal: (draft) => goalChange(() => api.request('goals.create', draft)),
    updateGoal: (id, draft) => goalChange(() => api.request('goals.update', { id, ...draft })),
    deleteGoal: (id) =>
      feeds.goals.command(
        () => api.request('goals.delete', { id }),
        (_, held) => held?.filter((goal) => goal.id !== id) ?? null,
      ),
    restoreGoal: (id) => goalChange(() => api.request('goals.restore', { id })),
    addFolder: (path) => gitChange(() => api.request('git.addFolder', { path })),
    removeFolder: (path) => gitChange(() => api.request('git.removeFolder', { path })),
    setGitPaused: (paused) => gitChange(() => api.request('git.setPaused', { paused })),
    rescan: () => gitChange(() => api.request('git.rescan', undefined)),
    listFolders: (path) => api.request('git.listFolders', path === undefined ? {} : { path }),
    openSettings: async (page) =>
      openPage({ window: 'settings', ...(page !== undefined && { page }) }, (wanted) =>
        api.request('app.openWindow', wanted),
      ),
    loadOlderEntries: () => feeds.ledger.loadOlder(),
    retry: (piece) => void feeds[piece].load(),
    beginDay: () => {
      void feeds.goals.load()
      void feeds.activity.load()
    },
  }
}

function withGoal(goals: readonly GoalView[], changed: GoalView): GoalView[] {
  return goals.some(({ id }) => id === changed.id)
    ? goals.map((goal) => (goal.id === changed.id ? changed : goal))
    : [...goals, changed].sort((a, b) => Date.parse(a.createdAt) - Date.parse(b.createdAt))
}
