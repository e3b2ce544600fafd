import type { StoreApi } from 'zustand/vanilla'
import type { Account } from '@shared/contract/account'
import type { DataOverview, Quarantine } from '@shared/contract/data'
import type { Focus } from '@shared/contract/focus'
import type { GoalView } from '@shared/contract/goals'
import type { PetStory } from '@shared/contract/pet'
import type { Api } from '../../ui/api'
import { type Feed, createFeed } from '../../ui/store/feed'
import type { SettingsState } from './settings-state'

/** Of the profile: its pet's story, its goals, its focus, its account and all of its data. */
export interface KeepingFeeds {
  readonly story: Feed<PetStory>
  readonly goals: Feed<readonly GoalView[]>
  readonly focus: Feed<Focus>
  readonly account: Feed<Account>
  readonly data: Feed<DataOverview>
  readonly quarantine: Feed<Quarantine>
}

/** Makes the feeds. */
export function createKeepingFeeds(
  api: Api<'settings'>,
  { getState, setState }: StoreApi<SettingsState>,
): KeepingFeeds {
  return {
    story: createFeed({
      fetch: () => {
        const { chosenPet } = getState()
        return api.request('pet.story', chosenPet === null ? undefined : { pet: chosenPet })
      },
      get: () => getState().story,
      set: (story) => setState({ story }),
    }),
    goals: createFeed<readonly GoalView[]>({
      fetch: () => api.request('goals.list', undefined),
      get: () => getState().goals,
      set: (goals) => setState({ goals }),
    }),
    focus: createFeed({
      fetch: () => api.request('focus.get', undefined),
      get: () => getState().focus,
      set: (focus) => setState({ focus }),
    }),
    account: createFeed({
      fetch: () => api.request('account.get', undefined),
      get: () => getState().account,
      set: (account) => setState({ account }),
    }),
    data: createFeed({
      fetch: () => api.request('data.get', undefined),
      get: () => getState().data,
      set: (data) => setState({ data }),
    }),
    quarantine: createFeed({
      fetch: () => api.request('data.quarantine', undefined),
      get: () => getState().quarantine,
      set: (quarantine) => setState({ quarantine }),
    }),
  }
}

/** All of them. */
export function kept({
  story,
  goals,
  focus,
  account,
  data,
  quarantine,
}: KeepingFeeds): readonly Pick<Feed<unknown>, 'load' | 'loadMissing'>[] {
  return [story, goals, focus, account, data, quarantine]
}
