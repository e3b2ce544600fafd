import type { UserId } from '@shared/domain/ids'
import { integrationOf } from './accounts/integration'
import type { Clock } from './clock'
import type { Database } from './database/connection'
import type { Host } from './host/host'
import type { Log } from './log'
import type { Pipeline } from './pipeline/pipeline'
import { credentialsFile, writeCredentials } from './sources/endpoint/credentials'
import { ENDPOINT_PREFIX, endpointHandler } from './sources/endpoint/handler'
import { endpointEvent } from './sources/endpoint/posted-event'
import type { PetService } from './wire-pet'

export interface EndpointParts {
  readonly host: Host
  readonly database: Database
  readonly userId: UserId
  readonly dataFolder: string
  readonly pipeline: Pipeline
  readonly pet: PetService
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
  const port = await host.serve(
    ENDPOINT_PREFIX,
    endpointHandler({
      token: () => token,
      accept: async (posted) => {
        const receivedAt = clock()
        const events = [endpointEvent(userId, posted, receivedAt)]
        return (await pipeline.ingest({ integrationId, events, receivedAt })) > 0
      },
      pet: () => parts.pet.describe(),
      clock,
      log,
    }),
  )
  const credentials = await writeCredentials(dataFolder, port, log)
  token = credentials.token
  return { url: credentials.url, credentialsFile: credentialsFile(dataFolder) }
}
