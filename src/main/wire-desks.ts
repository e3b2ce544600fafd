import type { UserId } from '@shared/domain/ids'
import type { Calendar } from '@shared/domain/local-day'
import type { ConnectableProvider } from '@shared/domain/provider'
import type { Clock } from './clock'
import type { Database } from './database/connection'
import type { Host } from './host/host'
import type { Log } from './log'
import { pauseBy } from './oauth/pause'
import { revoke } from './oauth/revoke'
import { storeBatch } from './pipeline/ingest'
import type { Pipeline } from './pipeline/pipeline'
import type { ProviderConfig } from './provider-config'
import { type After, systemAfter } from './sources/polling/alarm'
import type { PollingPorts } from './sources/polling/ports'
import { createReach } from './sources/polling/reach'
import type { Silences } from './sources/polling/silences'
import { Connection } from './wire-connection'
import type { ConnectionSecrets } from './wire-connection-parts'
import { connectionStore } from './wire-connection-store'
import { type ProviderKit, providerKits } from './wire-providers'
import { type ConnectionReader, connectionReader } from './wire-reading'
import type { HouseVault } from './wire-vault'

export interface DesksParts {
  readonly host: Pick<Host, 'openExternal'>
  readonly database: Database
  readonly userId: UserId
  readonly config: ProviderConfig
  readonly pipeline: Pipeline
  readonly vault: HouseVault
  /** Where GitHub's deliveries go. */
  readonly webhookUrl: string
  readonly calendar: () => Promise<Calendar>
  readonly clock: Clock
  /** Timers of a test's own. */
  readonly after?: After
  readonly log: Log
  /** Something the settings show has changed. */
  readonly onChange: () => void
  /** Is the computer to be taken easy on? */
  readonly isSparing: () => boolean
  readonly silences: Silences
}

/** One provider, with the connection to it. */
export interface Desk {
  readonly kit: ProviderKit
  readonly reader: ConnectionReader
  readonly connection: Connection
}

/** A desk for each provider, over one vault and one way to the network. */
export function openDesks(parts: DesksParts): ReadonlyMap<ConnectableProvider, Desk> {
  const { host, database, userId, config, pipeline, clock, log, calendar, onChange } = parts
  const { vault } = parts.vault
  const after = parts.after ?? systemAfter
  const timeoutMs = config.requestTimeoutMs
  const http = { timeoutMs, clock, log: log.for('oauth') }
  const ports: PollingPorts = {
    database,
    storeBatch,
    wake: () => pipeline.wake(),
    databaseAway: () => pipeline.suspect(),
    reach: createReach(clock),
    silences: parts.silences,
    requestTimeoutMs: timeoutMs,
    fetch: globalThis.fetch,
    clock,
    after,
    isSparing: parts.isSparing,
    random: Math.random,
    log,
  }
  const secrets = (provider: ConnectableProvider): ConnectionSecrets => ({
    tokens: (id) => vault.read(database, id),
    seal: (integrationId, kind, text) => vault.sealText({ integrationId, provider, kind }, text),
    open: (integrationId, kind, sealed) =>
      vault.openText({ integrationId, provider, kind }, sealed),
    kept: () => parts.vault.standing().kept,
  })
  const open = (kit: ProviderKit): Desk => {
    const { provider } = kit
    const shared = { database, userId, kit, clock, log: log.for(provider), onChange }
    const reader = connectionReader({ ...shared, vault, ports, calendar })
    const connection = new Connection({
      ...shared,
      store: connectionStore(database, userId, provider, vault),
      secrets: secrets(provider),
      webhookUrl: provider === 'github' ? parts.webhookUrl : null,
      calendar,
      settle: () => pipeline.drain(),
      read: (stored, options) => reader.read(stored, options),
      readAccount: (token, serverUrl, cancel) => {
        const apiUrl = kit.apiUrl(serverUrl)
        return kit.readAccount(reader.fetchWith(token, apiUrl, cancel), apiUrl, cancel)
      },
      revoke: (client, serverUrl, tokens) => revoke(kit.profile(serverUrl), client, tokens, http),
    })
    return { kit, reader, connection }
  }
  const kits = providerKits({
    ...http,
    config,
    pause: pauseBy(after),
    openExternal: (url) => host.openExternal(url),
  })
  return new Map(kits.map((kit) => [kit.provider, open(kit)]))
}
