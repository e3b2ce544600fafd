import type { SignInDraft } from '@shared/contract/account'
import type { ResultOf } from '@shared/contract/contract'
import type { Api } from '../../ui/api'
import type { SettingsFeeds } from './settings-feeds'

/** What can be asked of the profile: its focus, its account and all of its data. */
export interface KeepingCommands {
  readonly startFocus: (minutes: number, title: string) => Promise<ResultOf<'focus.start'>>
  readonly stopFocus: () => Promise<ResultOf<'focus.stop'>>
  readonly setDisplayName: (name: string) => Promise<ResultOf<'account.setDisplayName'>>
  readonly setSignIn: (draft: SignInDraft) => Promise<ResultOf<'account.setSignIn'>>
  readonly signIn: (email: string, password: string) => Promise<ResultOf<'account.signIn'>>
  readonly signOut: () => Promise<ResultOf<'account.signOut'>>
  readonly backUpNow: () => Promise<ResultOf<'data.backUpNow'>>
  readonly exportAll: () => Promise<ResultOf<'data.export'>>
  readonly inspectImport: (path: string) => Promise<ResultOf<'data.inspectImport'>>
  readonly importAll: (path: string) => Promise<ResultOf<'data.import'>>
  readonly retryQuarantine: () => Promise<ResultOf<'data.retryQuarantine'>>
}

/** Makes the commands. */
export function createKeepingCommands(api: Api<'settings'>, feeds: SettingsFeeds): KeepingCommands {
  return {
    startFocus: (minutes, title) =>
      feeds.focus.command(
        () => api.request('focus.start', { minutes, title }),
        (focus) => focus,
      ),
    stopFocus: () =>
      feeds.focus.command(
        () => api.request('focus.stop', undefined),
        (focus) => focus,
      ),
    setDisplayName: (displayName) =>
      feeds.account.command(
        () => api.request('account.setDisplayName', { displayName }),
        (account) => account,
      ),
    setSignIn: (draft) =>
      feeds.account.command(
        () => api.request('account.setSignIn', draft),
        (account) => account,
      ),
    signIn: (email, password) => api.request('account.signIn', { email, password }),
    signOut: () => api.request('account.signOut', undefined),
    backUpNow: () =>
      feeds.data.command(
        () => api.request('data.backUpNow', undefined),
        (data) => data,
      ),
    exportAll: () => api.request('data.export', undefined),
    inspectImport: (path) => api.request('data.inspectImport', { path }),
    importAll: (path) => api.request('data.import', { path }),
    retryQuarantine: () =>
      feeds.quarantine.command(
        () => api.request('data.retryQuarantine', undefined),
        ({ quarantine }) => quarantine,
      ),
  }
}
