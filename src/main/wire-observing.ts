import type { AppStatus } from '@shared/contract/app'
import type { Connections } from '@shared/contract/connections'
import type { GitOverview } from '@shared/contract/git'
import type { UserId } from '@shared/domain/ids'
import type { Device } from './accounts/device'
import type { Database } from './database/connection'
import type { Flags } from './host/flags'
import type { Host } from './host/host'
import type { PushHub } from './ipc/push-hub'
import type { ProviderConfig } from './provider-config'
import type { GitSource } from './sources/git/git-source'
import { GITHUB_WEBHOOK_PREFIX } from './sources/github/webhook'
import { type ConnectionsService, openConnections } from './wire-connections'
import { type EndpointParts, openEndpoint } from './wire-endpoint'
import { openGit } from './wire-git'
import { openSilences } from './wire-silences'
import type { Sources } from './wire-sources'
import type { HouseVault } from './wire-vault'
import { openWebhook } from './wire-webhook'

export interface ObservingParts extends EndpointParts {
  readonly host: Host
  readonly database: Database
  readonly userId: UserId
  readonly device: Device
  readonly vault: HouseVault
  readonly flags: Flags
  readonly providers: ProviderConfig
  readonly hub: PushHub
  readonly sources: Sources
  readonly tellTroubles: (troubles: AppStatus['troubles']) => void
  /** Tells the user of them outside the windows. */
  readonly outside: {
    setGit(git: GitOverview): void
    setConnections(connections: Connections): void
  }
  /** Is the computer to be taken easy on? */
  readonly isSparing: () => boolean
  /** A source has fallen silent, or is heard again: the pet's present is another. */
  readonly onSilence: () => void
}

/** All that tells of the user's work. */
export interface Observing {
  readonly endpoint: Awaited<ReturnType<typeof openEndpoint>>
  readonly git: GitSource
  readonly connections: ConnectionsService
}

/** Opens the ways in: the local endpoint, the repositories of this computer, the connected providers. */
export async function beginObserving(parts: ObservingParts): Promise<Observing> {
  const { device, flags, pipeline, hub, sources } = parts
  const endpoint = await openEndpoint(parts)
  const silences = openSilences(parts.database, parts.onSilence)
  const git = await openGit({
    ...parts,
    silences,
    device: device.deviceId,
    flagFolders: flags.watch,
    onChange: (overview) => {
      hub.publish({ type: 'git.changed', git: overview })
      parts.outside.setGit(overview)
    },
    onAway: () => pipeline.suspect(),
  })
  await sources.begin(git)
  const connections = openConnections({
    ...parts,
    silences,
    config: parts.providers,
    webhookUrl: new URL(GITHUB_WEBHOOK_PREFIX, endpoint.url).href,
    publish: (next) => {
      hub.publish({ type: 'connections.changed', connections: next })
      parts.outside.setConnections(next)
    },
  })
  await openWebhook({ ...parts, github: connections.github })
  await sources.begin(connections)
  return { endpoint, git, connections }
}
