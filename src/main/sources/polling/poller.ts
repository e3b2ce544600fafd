import type { EpochMs } from '@shared/domain/local-day'
import { isRefusingWrites } from '../../database/connection'
import type { PolledSource, Source } from '../source'
import type { After } from './alarm'
import { createBudget } from './budget'
import { createPollGate } from './poll-gate'
import { pollWith } from './poll-once'
import { createPollPlan } from './poll-plan'
import { createPollRecord } from './poll-record'
import { type PollerState, isoOf } from './poller-state'
import type { PolledConnection, PollingPorts } from './ports'
import { watchSilence } from './silence-watch'
import { createTurnStore, isDatabaseAway } from './turn-store'
import { waitsForUser } from './waits'

/** A polled source at work on one connection. */
export interface Poller extends Source {
  /** Polls as soon as the provider allows; one that is under way is followed by another. Nothing while paused. */
  fetchNow(): void
  /** Choices or tokens have changed: what only the user could mend may be mended. */
  reconfigured(): void
  /** Stops for good: the connection is silent no more. `stop` leaves that open, for the next start. */
  disconnect(): Promise<void>
  /** Before this the provider does not want to be asked; null when it may be. */
  readonly notBefore: EpochMs | null
  state(): PollerState
}

export interface PollerOptions {
  readonly source: PolledSource
  readonly connection: PolledConnection
  readonly ports: PollingPorts
  /** The user wants it not to be read: it is silent until it is opened anew without. */
  readonly paused?: boolean
  /** Until when the provider asked an earlier reading to wait; not given where it is not known. */
  readonly notBefore?: EpochMs | null
  /** The state is another. */
  onChange(state: PollerState): void
}

/** A source that does not end when it is told to is not waited for longer: nothing is taken from it anyway. */
const STOP_MS = 5_000

/** Builds a poller; nothing is asked before `start`. Everything about when to poll is decided here, for all sources. */
export function createPoller(options: PollerOptions): Poller {
  const { source, connection, ports } = options
  const budget = createBudget(connection.name, source.rhythm.requestsPerHour, ports.clock)
  const store = createTurnStore({ ...ports, integrationId: connection.integrationId })
  const silence = watchSilence(connection, ports)
  const log = ports.log.for(source.provider)
  const record = createPollRecord({ name: connection.name, store, silence, budget, log })
  let phase: 'new' | 'opening' | 'open' | 'stopped' = 'new'
  const paused = options.paused ?? false
  let suspended = false

  const plan = createPollPlan(
    source.rhythm,
    ports,
    () => {
      if (phase === 'open') want('rhythm')
      else void open()
    },
    () => void gate.consider(),
  )
  const state = (): PollerState => ({ ...record.view(), paused, nextPollAt: isoOf(nextPollAt()) })
  const nextPollAt = (): EpochMs | null => {
    if (paused || phase !== 'open') return null
    return gate.isWaiting ? (plan.floorAt ?? ports.clock()) : plan.nextAt
  }
  const tell = (): void => {
    if (phase !== 'stopped') options.onChange(state())
  }
  const gate = createPollGate({
    isHeld: () => phase !== 'open' || suspended || paused || plan.floorAt !== null,
    poll: pollWith({ source, connection, ports, store, budget, record, plan, tell }),
    onBegin: () => plan.clear(),
    onEnd: (next) => {
      // What was planned while it ended no longer holds.
      if (phase === 'stopped') plan.clear()
      if (!next()) tell()
    },
  })
  const want = (how: 'rhythm' | 'user'): void => {
    if (paused || !gate.want(how)) tell()
  }
  /** Finds out where an earlier run left off, and goes on from there. */
  const open = async (): Promise<void> => {
    if (phase !== 'new') return
    phase = 'opening'
    const isStopped = (): boolean => phase === 'stopped'
    try {
      record.calendar = (await connection.facts()).calendar
      const stored = await store.read()
      if (isStopped()) return
      phase = 'open'
      record.takeUp(stored)
      plan.takeUp(stored, options.notBefore)
      if (paused) rest()
      if (!gate.consider()) tell()
    } catch (error) {
      if (isStopped()) return
      phase = 'new'
      const retryAt = plan.afterMishap()
      if (isDatabaseAway(error)) {
        record.notKept(ports.clock(), retryAt, isRefusingWrites(error))
        ports.databaseAway()
      } else ports.log.error('a connection could not be opened; it is tried again', error)
      tell()
    }
  }
  const rest = (): void => {
    plan.clear()
    void silence.wanted()
  }
  const catchUp = (): void => {
    if (phase === 'new') void open()
    if (phase === 'open' && paused) rest()
    const { trouble } = record
    const waitsOnUser = trouble !== null && !trouble.isPartial && waitsForUser(trouble.code)
    if (phase === 'open' && !paused && !waitsOnUser && !gate.isAtIt) plan.soon()
    if (!gate.consider()) tell()
  }
  const letGo = ports.reach.onBack(() => {
    if (record.trouble?.code === 'offline' && !suspended) catchUp()
  })
  const stop = async (): Promise<void> => {
    phase = 'stopped'
    letGo()
    plan.stop()
    silence.stop()
    await within(gate.interrupt(), STOP_MS, ports.after)
  }
  return {
    provider: source.provider,
    start: () => Promise.resolve(void open()),
    suspend: () => {
      suspended = true
      void gate.interrupt()
    },
    resume: () => {
      suspended = false
      catchUp()
    },
    goOn: () => {
      if (!record.triesAnew()) return
      plan.forgive()
      catchUp()
    },
    stop,
    disconnect: () => stop().then(() => record.dismiss()),
    fetchNow: () => want('user'),
    get notBefore() {
      return plan.floorAt
    },
    reconfigured: () => {
      plan.forgive()
      want('user')
    },
    state,
  }
}

/** Waits for the work, but not for longer than `ms`. */
async function within(work: Promise<void>, ms: number, after: After): Promise<void> {
  let cancel = (): void => undefined
  const patience = new Promise<void>((resolve) => {
    cancel = after(ms, resolve)
  })
  await Promise.race([work, patience])
  cancel()
}
