import type { RouteResult } from '@shared/contract/errors'
import type { UpdateChannel, Updates, UpdatesByItself } from '@shared/contract/updates'
import type { Api } from '../../ui/api'
import type { Feed } from '../../ui/store/feed'

type Answer = Promise<RouteResult<Updates>>

/** What can be done about newer versions. Each answers with how things are after it. */
export interface UpdatesCommands {
  readonly check: () => Answer
  readonly download: () => Answer
  readonly install: () => Answer
  readonly setChannel: (channel: UpdateChannel) => Answer
  readonly setByItself: (byItself: UpdatesByItself) => Answer
  readonly closeNews: () => Answer
}

/** Makes the commands; what main answers is shown at once, without waiting for its push. */
export function createUpdatesCommands(api: Api<'settings'>, feed: Feed<Updates>): UpdatesCommands {
  const change = (ask: () => Answer): Answer => feed.command(ask, (updates) => updates)
  return {
    check: () => change(() => api.request('updates.check', undefined)),
    download: () => change(() => api.request('updates.download', undefined)),
    install: () => change(() => api.request('updates.install', undefined)),
    setChannel: (channel) => change(() => api.request('updates.setChannel', { channel })),
    setByItself: (byItself) => change(() => api.request('updates.setByItself', { byItself })),
    closeNews: () => change(() => api.request('updates.closeNews', undefined)),
  }
}
