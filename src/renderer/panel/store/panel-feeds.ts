import type { StoreApi } from 'zustand/vanilla'
import type { AppStatus } from '@shared/contract/app'
import type { Focus } from '@shared/contract/focus'
import type { GitOverview } from '@shared/contract/git'
import type { GoalView } from '@shared/contract/goals'
import type { Activity } from '@shared/contract/ledger'
import type { PetList, PetSnapshot } from '@shared/contract/pet'
import type { Settings } from '@shared/contract/settings'
import type { Snooze } from '@shared/contract/snooze'
import { calendarFor } from '@shared/domain/local-day'
import type { Api } from '../../ui/api'
import { type Feed, createFeed } from '../../ui/store/feed'
import { daysShown } from '../activity/activity-weeks'
import { type LedgerFeed, createLedgerFeed } from './ledger-feed'
import type { PanelState } from './panel-state'

export interface PanelFeeds {
  readonly pet: Feed<PetSnapshot>
  readonly pets: Feed<PetList>
  readonly goals: Feed<readonly GoalView[]>
  readonly git: Feed<GitOverview>
  readonly activity: Feed<Activity>
  readonly settings: Feed<Settings>
  readonly status: Feed<AppStatus>
  readonly focus: Feed<Focus>
  readonly snooze: Feed<Snooze>
  readonly ledger: LedgerFeed
}

/** One feed for each piece of the panel's state. */
export function createPanelFeeds(api: Api<'panel'>, store: StoreApi<PanelState>): PanelFeeds {
  const { getState, setState } = store
  return {
    pet: createFeed({
      fetch: () => api.request('pet.get', undefined),
      get: () => getState().pet,
      set: (pet) => setState({ pet }),
      isCurrent: (next, held) => next.version >= held.version || next.id !== held.id,
    }),
    pets: createFeed({
      fetch: () => api.request('pet.list', undefined),
      get: () => getState().pets,
      set: (pets) => setState({ pets }),
    }),
    goals: createFeed<readonly GoalView[]>({
      fetch: () => api.request('goals.list', undefined),
      get: () => getState().goals,
      set: (goals) => setState({ goals }),
    }),
    git: createFeed({
      fetch: () => api.request('git.overview', undefined),
      get: () => getState().git,
      set: (git) => setState({ git }),
    }),
    activity: createFeed({
      fetch: () => api.request('ledger.activity', { days: daysToAskFor(getState()) }),
      get: () => getState().activity,
      set: (activity) => setState({ activity }),
    }),
    settings: createFeed({
      fetch: () => api.request('settings.get', undefined),
      get: () => getState().settings,
      set: (settings) => setState({ settings }),
    }),
    status: createFeed({
      fetch: () => api.request('app.status', undefined),
      get: () => getState().status,
      set: (status) => setState({ status }),
    }),
    focus: createFeed({
      fetch: () => api.request('focus.get', undefined),
      get: () => getState().focus,
      set: (focus) => setState({ focus }),
    }),
    snooze: createFeed({
      fetch: () => api.request('snooze.get', undefined),
      get: () => getState().snooze,
      set: (snooze) => setState({ snooze }),
    }),
    ledger: createLedgerFeed(
      api,
      () => getState().ledger,
      (ledger) => setState({ ledger }),
    ),
  }
}

/** Asks for everything. */
export function loadAll(feeds: PanelFeeds): void {
  for (const feed of all(feeds)) void feed.load()
}

/** Asks again for what could not be had. */
export function loadMissing(feeds: PanelFeeds): void {
  for (const feed of all(feeds)) feed.loadMissing()
}

function all(feeds: PanelFeeds): readonly Pick<LedgerFeed, 'load' | 'loadMissing'>[] {
  const { pet, pets, ledger, goals, activity, git, settings, status, focus, snooze } = feeds
  return [pet, pets, ledger, goals, activity, git, settings, status, focus, snooze]
}

/** The most that can be asked for until the pet has told in which time zone its days are counted. */
function daysToAskFor({ pet }: PanelState): number {
  const rhythm = pet.data?.rhythm
  return rhythm ? daysShown(calendarFor(rhythm.timeZone).dateAt(Date.now())) : 371
}
