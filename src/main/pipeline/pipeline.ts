import { setTimeout as pause } from 'node:timers/promises'
import type { PetId } from '@shared/domain/ids'
import type { Normalisers } from '@shared/domain/normalised-event'
import type { Clock } from '../clock'
import { type Database, type Queries, isUnreachable } from '../database/connection'
import { inTransaction } from '../database/transaction'
import type { Log } from '../log'
import type { RawBatch } from '../raw-event'
import { storeBatch } from './ingest'
import {
  type NormaliseResult,
  type ReportFailures,
  isRefusal,
  normaliseAlone,
  normaliseBatch,
  releaseFromQuarantine,
} from './normalise'
import { type ScoredBatch, type ScoringPorts, petsWithUnscored, scoreBatch } from './score'

const NORMALISE_LIMIT = 1_000
const SCORE_LIMIT = 1_000
/** Looks for what a crash, another device or a lost connection left behind. Each look wakes the database's server too. */
const SWEEP_MS = 60_000
/** The same while the database is away: people wait for it. */
const AWAY_SWEEP_MS = 30_000

/** What the rest of the app hears of the pipeline. Called after the transaction is kept; must not throw. */
export interface PipelineListener {
  scored(batch: ScoredBatch): void
  quarantined(count: number): void
  /** The database cannot be reached; everything waits where it is. */
  unreachable(error: unknown): void
  /** A sweep has come through, or the first work after the database was away: it can be reached (again). */
  swept(recovered: boolean): void
}

export interface PipelineOptions {
  readonly database: Database
  readonly normalisers: Normalisers
  readonly reportFailures: ReportFailures
  readonly scoring: ScoringPorts
  readonly listener: PipelineListener
  readonly clock: Clock
  readonly log: Log
}

/** The way of an event: ingest → normalise → score → publish. */
export interface Pipeline {
  /** Scores what an earlier run left, then sweeps from time to time. */
  start(): Promise<void>
  /** Stores a batch and sets the rest in motion. Resolves when the rows are safe; returns how many are new. */
  ingest(batch: RawBatch): Promise<number>
  /** Stores a batch in the caller's transaction; call `wake` after it is kept. */
  wake(): void
  /** Somebody could not reach the database: looks whether it is there, and tells that it is. */
  suspect(): void
  /** Works off everything that waits; resolves when nothing does. */
  drain(): Promise<void>
  /** Finishes the transaction under way and stops. */
  stop(): Promise<void>
}

/** Builds the pipeline; nothing runs before `start`, except what is ingested. */
export function createPipeline(options: PipelineOptions): Pipeline {
  const { database, listener, log } = options
  let stopped = false
  let running: Promise<void> | null = null
  let again = false
  let sweep: NodeJS.Timeout | null = null
  let away = false

  const drain = (): Promise<void> => {
    again = true
    running ??= (async () => {
      try {
        while (again && !stopped) {
          again = false
          await workOff(options, () => stopped)
        }
      } finally {
        running = null
      }
    })()
    return running
  }

  const wake = (): void => {
    if (stopped) return
    drain().then(
      () => {
        if (away) cameThrough()
      },
      (error: unknown) =>
        failed('scoring failed; the events stay where they are and are tried again', error),
    )
  }

  const suspect = (): void => {
    goneAway()
    wake()
  }

  const goneAway = (): void => {
    if (away) return
    away = true
    if (sweep !== null) schedule()
  }

  const cameThrough = (): void => {
    const recovered = away
    away = false
    listener.swept(recovered)
  }

  const failed = (what: string, error: unknown): void => {
    if (isUnreachable(error)) {
      goneAway()
      listener.unreachable(error)
      return
    }
    away = false
    log.error(what, error)
  }

  const schedule = (): void => {
    if (sweep !== null) clearTimeout(sweep)
    if (stopped) return
    sweep = setTimeout(() => void sweepOnce().finally(schedule), away ? AWAY_SWEEP_MS : SWEEP_MS)
  }

  const sweepOnce = async (): Promise<void> => {
    try {
      await drain()
      cameThrough()
    } catch (error) {
      failed('the sweep failed', error)
    }
  }

  return {
    start: async () => {
      const released = await releaseFromQuarantine(database, options.normalisers)
      if (released > 0) log.info('trying again what could not be read before', { rows: released })
      // What cannot be scored waits; it must not keep the pet from opening, nor the user from what is stored.
      await drain().catch((error: unknown) => failed('what was left could not be scored', error))
      schedule()
    },
    ingest: async (batch) => {
      try {
        const stored = await inTransaction(database, (tx) => storeBatch(tx, batch))
        if (stored > 0) wake()
        return stored
      } catch (error) {
        // Whoever handed it over keeps it; here it is a sign to look whether the database is still there.
        if (isUnreachable(error)) suspect()
        throw error
      }
    },
    wake,
    suspect,
    drain,
    stop: async () => {
      stopped = true
      if (sweep) clearTimeout(sweep)
      // What was under way either finishes or is rolled back; an error has been reported by whoever began it.
      while (running) await running.catch(() => pause(0))
    },
  }
}

/**
 * Normalises and scores until nothing waits. While one batch is being scored the next is being normalised: each spends
 * half its time waiting for the database.
 */
async function workOff(options: PipelineOptions, isStopped: () => boolean): Promise<void> {
  const waiting = new Set<PetId>(await petsWithUnscored(options.database))
  let more = true
  while ((more || waiting.size > 0) && !isStopped()) {
    const pets = [...waiting]
    waiting.clear()
    const work: [Promise<number>, Promise<Normalised>] = [
      scoreEach(options, pets, isStopped),
      more ? normaliseNext(options) : Promise.resolve(NOTHING),
    ]
    const [scored, normalised] = await Promise.allSettled(work)
    if (scored.status === 'rejected') throw scored.reason
    if (normalised.status === 'rejected') throw normalised.reason
    for (const pet of normalised.value.pets) waiting.add(pet)
    // A goal that was reached is an event itself, and waits to be normalised.
    more = normalised.value.more || scored.value > 0
  }
}

interface Normalised {
  readonly more: boolean
  readonly pets: readonly PetId[]
}

const NOTHING: Normalised = { more: false, pets: [] }

async function normaliseNext(options: PipelineOptions): Promise<Normalised> {
  const { database, normalisers, reportFailures, listener, log } = options
  const normalise = async (
    work: (tx: Queries) => Promise<NormaliseResult>,
  ): Promise<NormaliseResult> => {
    const result = await inTransaction(database, work)
    if (result.quarantined > 0) listener.quarantined(result.quarantined)
    return result
  }
  try {
    const { raw, pets } = await normalise((tx) =>
      normaliseBatch(tx, normalisers, reportFailures, NORMALISE_LIMIT),
    )
    return { more: raw === NORMALISE_LIMIT, pets }
  } catch (error) {
    if (!isRefusal(error)) throw error
    log.error('events were refused by the database; they are now stored one by one', error)
    const pets = new Set<PetId>()
    for (let row = 0; row < NORMALISE_LIMIT; row += 1) {
      const {
        raw,
        quarantined,
        pets: fed,
      } = await normalise((tx) => normaliseAlone(tx, normalisers, reportFailures))
      for (const pet of fed) pets.add(pet)
      // Behind the one that was refused, batches are as good as ever.
      if (raw === 0 || quarantined > 0) break
    }
    return { more: true, pets: [...pets] }
  }
}

/** Returns how many goals were reached. */
async function scoreEach(
  options: PipelineOptions,
  pets: readonly PetId[],
  isStopped: () => boolean,
): Promise<number> {
  let completed = 0
  for (const pet of pets) completed += await scoreAll(options, pet, isStopped)
  return completed
}

async function scoreAll(
  { database, scoring, listener, clock }: PipelineOptions,
  pet: PetId,
  isStopped: () => boolean,
): Promise<number> {
  let completed = 0
  while (!isStopped()) {
    const batch = await inTransaction(database, (tx) =>
      scoreBatch(tx, pet, scoring, clock(), SCORE_LIMIT),
    )
    if (batch === null) return completed
    completed += batch.completedGoals
    listener.scored(batch)
    if (batch.lines.length < SCORE_LIMIT) return completed
  }
  return completed
}
