import { type SQL, and, eq, inArray, sql } from 'drizzle-orm'
import { sourceState } from '@db/schema'
import type { IntegrationId, UserId } from '@shared/domain/ids'
import type { Database } from '../../database/connection'
import { externalEventId } from '../../raw-event'
import { commitPayloadSchema } from './payload'
import { type GitStore, type PriorCommit, StoreFailure } from './ports'

/** Of one change, or one second, as many earlier commits as are worth comparing with. */
const MAX_PRIOR = 20

const priorPayloadSchema = commitPayloadSchema.pick({
  sha: true,
  repositoryKey: true,
  parents: true,
  authorEmail: true,
  authoredAt: true,
  patchId: true,
  subject: true,
})

/** The git source's memory in the database. Throws a StoreFailure where the database does not answer. */
export function gitStore(
  database: Database,
  integrationId: IntegrationId,
  userId: UserId,
): GitStore {
  const ofScopes = (scopes: readonly string[]): SQL | undefined =>
    and(eq(sourceState.integrationId, integrationId), inArray(sourceState.scope, [...scopes]))
  return {
    readCursors: () =>
      asking(async () => {
        const rows = await database
          .select({ scope: sourceState.scope, cursor: sourceState.cursor })
          .from(sourceState)
          .where(eq(sourceState.integrationId, integrationId))
        return new Map(rows.map(({ scope, cursor }) => [scope, cursor]))
      }),
    noteProblem: (scope, lastError) =>
      asking(async () => {
        await database
          .insert(sourceState)
          .values({ integrationId, scope, lastError })
          .onConflictDoUpdate({
            target: [sourceState.integrationId, sourceState.scope],
            set: { lastError, updatedAt: sql`now()` },
          })
      }),
    forget: (scopes) =>
      asking(async () => {
        if (scopes.length > 0) await database.delete(sourceState).where(ofScopes(scopes))
      }),
    known: (shas) =>
      asking(async () => {
        if (shas.length === 0) return new Set<string>()
        const names = new Map(shas.map((sha) => [externalEventId('git', userId, sha), sha]))
        const { rows } = await database.execute<{ name: string }>(sql`
          select r.external_event_id as name
          from jsonb_array_elements_text(${JSON.stringify([...names.keys()])}::jsonb) as w (name)
          join event_raw r on r.external_event_id = w.name`)
        return new Set(rows.flatMap(({ name }) => names.get(name) ?? []))
      }),
    withPatchIds: (patchIds) => asking(() => readPrior(database, userId, 'patchId', patchIds)),
    authoredAt: (seconds) =>
      asking(() => readPrior(database, userId, 'authoredAt', seconds.map(String))),
  }
}

/**
 * Earlier commits of this user, from any device, one of whose indexed fields is one of the values. Each half of the
 * condition on the payload is that of a partial index: `event_raw_patch_id_idx`, `event_raw_authored_at_idx`.
 */
async function readPrior(
  database: Database,
  userId: UserId,
  field: 'patchId' | 'authoredAt',
  values: readonly string[],
): Promise<PriorCommit[]> {
  if (values.length === 0) return []
  const indexed =
    field === 'patchId' ? sql`(r.payload ->> 'patchId')` : sql`(r.payload ->> 'authoredAt')`
  const { rows } = await database.execute<{ payload: unknown }>(sql`
    select p.payload
    from jsonb_array_elements_text(${JSON.stringify(values)}::jsonb) as w (value)
    cross join lateral (
      select r.payload, r.received_at, r.id
      from integrations i
      join event_raw r on r.integration_id = i.id
      where i.user_id = ${userId} and i.provider = 'git' and r.payload ? 'patchId' and ${indexed} = w.value
      order by r.received_at desc, r.id desc
      limit ${MAX_PRIOR}
    ) p
    order by p.received_at desc, p.id desc`)
  // A row this version cannot read is not compared with; the pipeline reports it.
  return rows.flatMap(({ payload }) => priorPayloadSchema.safeParse(payload).data ?? [])
}

async function asking<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (cause) {
    throw new StoreFailure('the database did not answer the git source', { cause })
  }
}
