import type { AppStatus } from '@shared/contract/app'
import type { UserId } from '@shared/domain/ids'
import { agentNews } from '@shared/i18n/agent-messages'
import { integrationOf } from './accounts/integration'
import type { Clock } from './clock'
import type { Database } from './database/connection'
import type { Host } from './host/host'
import type { DataPorts } from './ipc/handlers/data'
import type { PushHub } from './ipc/push-hub'
import type { Log } from './log'
import type { Pipeline } from './pipeline/pipeline'
import { credentialsFile, writeCredentials } from './sources/endpoint/credentials'
import { ENDPOINT_PREFIX, endpointHandler } from './sources/endpoint/handler'
import { endpointEvent } from './sources/endpoint/posted-event'
import type { PetService } from './wire-pet'

export interface EndpointParts {
  readonly host: Pick<Host, 'kind' | 'runtime' | 'serve'>
  readonly database: Database
  readonly userId: UserId
  readonly dataFolder: string
  readonly pipeline: Pipeline
  readonly pet: Pick<PetService, 'describe'>
  readonly hub: PushHub
  readonly version: string
  readonly status: () => AppStatus
  readonly data: Pick<DataPorts, 'exportAll' | 'exportToFetch' | 'importAll'>
  readonly clock: Clock
  readonly log: Log
}

/** Opens the local endpoint and writes where it is. Returns its address. */
export async function openEndpoint(
  parts: EndpointParts,
): Promise<{ url: string; credentialsFile: string }> {
  const { host, database, userId, dataFolder, pipeline, clock } = parts
  const log = parts.log.for('endpoint')
  const integrationId = await integrationOf(database, userId, 'endpoint')
  let token = ''
  let tokenKnown = (): void => undefined
  const known = new Promise<void>((resolve) => (tokenKnown = resolve))
  const answer = endpointHandler({
    token: () => token,
    accept: async (posted) => {
      const receivedAt = clock()
      const events = [endpointEvent(userId, posted, receivedAt)]
      return (await pipeline.ingest({ integrationId, events, receivedAt })) > 0
    },
    tellAgent: ({ state, agent }) =>
      parts.hub.publish({ type: 'agent.told', ...agentNews(state, agent) }),
    pet: () => parts.pet.describe(),
    status: () =>
      Promise.resolve({
        version: parts.version,
        host: host.kind,
        runtime: host.runtime,
        ...parts.status(),
      }),
    exportAll: (fetched) => (fetched ? parts.data.exportToFetch() : parts.data.exportAll()),
    importAll: (path) => parts.data.importAll(path),
    clock,
    log,
  })
  // Who asks before the port is written down has it from an earlier run, and waits.
  const port = await host.serve(
    ENDPOINT_PREFIX,
    (request, response) => void known.then(() => answer(request, response)),
  )
  try {
    const credentials = await writeCredentials(dataFolder, port, log)
    token = credentials.token
    return { url: credentials.url, credentialsFile: credentialsFile(dataFolder) }
  } finally {
    tokenKnown()
  }
}
