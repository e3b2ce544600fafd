import { sql } from 'drizzle-orm'
import type { Rhythm } from '@shared/domain/advance'
import type { Effect, GoalMove } from '@shared/domain/effect'
import { isEventType } from '@shared/domain/event-type'
import type { EventId, PetId, UserId } from '@shared/domain/ids'
import type { Calendar, EpochMs } from '@shared/domain/local-day'
import type { Pause } from '@shared/domain/pause'
import type { PetState } from '@shared/domain/pet-state'
import { RULES } from '@shared/domain/rules'
import {
  type DayTypeKey,
  type FoldedEvent,
  type ScorableEvent,
  dayTypeKey,
  foldEvents,
} from '@shared/domain/scoring'
import type { Queries } from '../database/connection'

/** What scoring needs of the rooms beside it; each works inside the transaction it is given. */
export interface ScoringPorts {
  lockPet(
    tx: Queries,
    id: PetId,
  ): Promise<{ userId: UserId; version: number; state: PetState | null } | null>
  /** For a pet whose stored state cannot be read. */
  repairState(tx: Queries, id: PetId, userId: UserId, now: EpochMs): Promise<PetState>
  saveState(tx: Queries, id: PetId, expectedVersion: number, state: PetState): Promise<void>
  rhythmOf(tx: Queries, userId: UserId, now: EpochMs): Promise<Rhythm>
  /** When the pet was not the one that eats, as far as it has yet to live through it. */
  pausesOf(tx: Queries, pet: { id: PetId; state: PetState | null }): Promise<readonly Pause[]>
  unitsUsed(
    tx: Queries,
    petId: PetId,
    keys: readonly DayTypeKey[],
    calendar: Calendar,
  ): Promise<ReadonlyMap<DayTypeKey, number>>
  recordDays(
    tx: Queries,
    userId: UserId,
    petId: PetId,
    events: readonly FoldedEvent[],
    used: ReadonlyMap<DayTypeKey, number>,
  ): Promise<void>
  /** Moves the goals and stores, as raw events, those that were reached. Returns each event's moves. */
  moveGoals(
    tx: Queries,
    userId: UserId,
    events: readonly FoldedEvent[],
    now: EpochMs,
    calendar: Calendar,
  ): Promise<{ moves: ReadonlyMap<EventId, readonly GoalMove[]>; completed: number }>
  recordBatch(tx: Queries, batch: ScoredBatch): Promise<void>
}

/** An event of a scored batch as it now stands in the ledger. */
export interface LedgerLine {
  readonly event: ScorableEvent
  readonly meta: Readonly<Record<string, unknown>>
  readonly effect: Effect
}

export interface ScoredBatch {
  readonly petId: PetId
  readonly userId: UserId
  readonly version: number
  readonly state: PetState
  readonly lines: readonly LedgerLine[]
  /** Goals reached by this batch, now waiting as raw events of their own. */
  readonly completedGoals: number
}

interface UnscoredRow extends Record<string, unknown> {
  readonly id: EventId
  readonly type: string
  readonly value: number | null
  readonly meta: Readonly<Record<string, unknown>> | null
  readonly occurred_ms: number
}

/**
 * Scores up to `limit` of a pet's events, oldest first: pet, events, goals and counts change together or not at all,
 * and the pet's version grows by one. Null when there was nothing to score. Must run in a transaction.
 */
export async function scoreBatch(
  tx: Queries,
  petId: PetId,
  ports: ScoringPorts,
  now: EpochMs,
  limit: number,
): Promise<ScoredBatch | null> {
  const pet = await ports.lockPet(tx, petId)
  if (pet === null) return null
  const rows = await takeUnscored(tx, petId, limit)
  if (rows.length === 0) return null
  const { userId } = pet
  const rhythm: Rhythm = {
    ...(await ports.rhythmOf(tx, userId, now)),
    pauses: await ports.pausesOf(tx, { id: petId, state: pet.state }),
  }
  const events = rows.map(scorable)
  const used = await ports.unitsUsed(
    tx,
    petId,
    events.map((event) => dayTypeKey(event, rhythm)),
    rhythm.calendar,
  )
  const version = pet.version + 1
  const before = pet.state ?? (await ports.repairState(tx, petId, userId, now))
  const folded = foldEvents(before, events, now, used, { rules: RULES, rhythm, version })
  const { moves, completed } = await ports.moveGoals(
    tx,
    userId,
    folded.events,
    now,
    rhythm.calendar,
  )
  const metas = new Map(rows.map(({ id, meta }) => [id, meta ?? {}]))
  const lines = folded.events.map(({ event, effect }): LedgerLine => {
    const goals = moves.get(event.id)
    return {
      event,
      meta: metas.get(event.id) ?? {},
      effect: goals ? { ...effect, goals: [...goals] } : effect,
    }
  })
  await markScored(tx, lines)
  await ports.saveState(tx, petId, pet.version, folded.state)
  await ports.recordDays(tx, userId, petId, folded.events, folded.used)
  const batch: ScoredBatch = {
    petId,
    userId,
    version,
    state: folded.state,
    lines,
    completedGoals: completed,
  }
  await ports.recordBatch(tx, batch)
  return batch
}

/** Pets that have events waiting. */
export async function petsWithUnscored(tx: Queries): Promise<PetId[]> {
  // A loose index scan: one step per pet, however many of its events are waiting.
  const { rows } = await tx.execute<{ pet_id: PetId }>(sql`
    with recursive waiting as (
      (select pet_id from events where scored = false and pet_id is not null order by pet_id limit 1)
      union all
      select (select e.pet_id from events e where e.scored = false and e.pet_id > w.pet_id order by e.pet_id limit 1)
      from waiting w where w.pet_id is not null
    )
    select pet_id from waiting where pet_id is not null`)
  return rows.map(({ pet_id }) => pet_id)
}

/** The lock on the pet keeps other workers from its events. */
async function takeUnscored(tx: Queries, petId: PetId, limit: number): Promise<UnscoredRow[]> {
  // Without fresh statistics the planner would rather gather and sort the whole backlog, for each batch anew, than
  // walk along the index of the work list.
  await tx.execute(sql`set local enable_bitmapscan = off`)
  const { rows } = await tx.execute<UnscoredRow>(sql`
    select id, type, value, meta, (extract(epoch from created_at) * 1000)::float8 as occurred_ms
    from events where pet_id = ${petId} and scored = false
    order by created_at, id limit ${limit}`)
  return rows
}

/** A row of a type Familiar does not know (put there by hand) is worth nothing, but must not hold up the others. */
function scorable(row: UnscoredRow): ScorableEvent {
  const known = isEventType(row.type)
  return {
    id: row.id,
    type: known ? row.type : 'custom.unknown',
    value: known ? (row.value ?? 1) : 0,
    occurredAt: row.occurred_ms,
  }
}

async function markScored(tx: Queries, lines: readonly LedgerLine[]): Promise<void> {
  const effects = lines.map(({ event, effect }) => ({ id: event.id, effect }))
  await tx.execute(sql`
    update events e
    set scored = true, meta = coalesce(e.meta, '{}'::jsonb) || jsonb_build_object('effect', s.effect)
    from jsonb_to_recordset(${JSON.stringify(effects)}::jsonb) as s (id uuid, effect jsonb)
    where e.id = s.id`)
}
