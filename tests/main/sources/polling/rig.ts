import { sql } from 'drizzle-orm'
import type { IntegrationId } from '@shared/domain/ids'
import { calendarFor } from '@shared/domain/local-day'
import { integrationOf } from '../../../../src/main/accounts/integration'
import type { Database } from '../../../../src/main/database/connection'
import { silentLog } from '../../../../src/main/log'
import { storeBatch } from '../../../../src/main/pipeline/ingest'
import { type Poller, createPoller } from '../../../../src/main/sources/polling/poller'
import type { PollerState } from '../../../../src/main/sources/polling/poller-state'
import type {
  ConnectionFacts,
  PolledConnection,
  PollingPorts,
} from '../../../../src/main/sources/polling/ports'
import { createReach } from '../../../../src/main/sources/polling/reach'
import { openSilences } from '../../../../src/main/wire-silences'
import type { PollResult, PollTurn, PolledSource } from '../../../../src/main/sources/source'
import { rowsOf } from '../../../fixtures/database'
import { type ManualTime, manualTime } from '../../../fixtures/manual-time'
import { type TestProfile, makeProfile } from '../../../fixtures/profile'

export const START = Date.parse('2026-11-19T12:00:00Z')
export const SECOND = 1_000
export const MINUTE = 60 * SECOND
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

export type Script = (turn: PollTurn, call: number) => Promise<PollResult> | PollResult

/** A source that does as the test says. */
export interface ScriptedSource extends PolledSource {
  /** When each poll began, by the wall clock. */
  readonly calls: readonly number[]
  become(script: Script): void
}

export function scriptedSource(script: Script, everyMs = MINUTE, perHour = 600): ScriptedSource {
  const calls: number[] = []
  let current = script
  return {
    provider: 'github',
    rhythm: { everyMs, requestsPerHour: perHour },
    calls,
    become: (next) => {
      current = next
    },
    poll: async (turn) => {
      calls.push(turn.startedAt)
      return current(turn, calls.length)
    },
  }
}

/** A poller with what a test needs to see of it. */
export interface Watched {
  readonly poller: Poller
  /** Resolves when the state is as wanted; asked at every change. */
  readonly until: (what: string, isSo: (state: PollerState) => boolean) => Promise<PollerState>
  /** Resolves when this many polls have begun and the last of them has been worked off. */
  readonly polled: (times: number) => Promise<PollerState>
  /** Ms from now to the next poll; fails where there is none. */
  readonly wait: () => number
}

export interface Rig {
  readonly time: ManualTime
  readonly ports: PollingPorts
  readonly profile: TestProfile
  readonly integrationId: IntegrationId
  facts: ConnectionFacts
  woken: number
  away: number
  silenceChanges: number
  open(source: ScriptedSource, options?: OpenOptions): Watched
  /** Opens, and lets the first poll fall due. */
  begin(source: ScriptedSource, options?: OpenOptions): Promise<Watched>
  /** The connection's row in source_state. */
  row(): Promise<Record<string, unknown>>
  stop(): Promise<void>
}

export interface OpenOptions {
  readonly ports?: Partial<PollingPorts>
  readonly connection?: Partial<PolledConnection>
  readonly paused?: boolean
  readonly notBefore?: number | null
}

const PATIENCE_MS = 20_000

/** A user with one connection, and time in the test's hands. */
export async function openRig(database: Database): Promise<Rig> {
  const time = manualTime(START)
  const profile = await makeProfile(database, START)
  const integrationId = await integrationOf(database, profile.userId, 'github')
  const watched: Poller[] = []
  const rig: Rig = {
    time,
    profile,
    integrationId,
    facts: {
      account: profile.userId,
      choices: null,
      countFrom: START - 7 * DAY,
      calendar: calendarFor('Europe/Amsterdam'),
    },
    woken: 0,
    away: 0,
    silenceChanges: 0,
    ports: {
      database,
      storeBatch,
      wake: () => void (rig.woken += 1),
      databaseAway: () => void (rig.away += 1),
      reach: createReach(time.clock),
      silences: openSilences(database, () => void (rig.silenceChanges += 1)),
      requestTimeoutMs: 20_000,
      fetch,
      clock: time.clock,
      after: time.after,
      isSparing: () => false,
      random: () => 0.5,
      log: silentLog,
    },
    open: (source, options = {}) => {
      const seen = new Set<() => void>()
      const poller = createPoller({
        source,
        connection: {
          integrationId,
          userId: profile.userId,
          name: 'GitHub',
          apiUrl: 'http://127.0.0.1:1',
          tokens: { access: () => Promise.resolve('t'), renew: () => Promise.resolve('t2') },
          facts: () => Promise.resolve(rig.facts),
          ...options.connection,
        },
        ports: { ...rig.ports, ...options.ports },
        ...(options.paused !== undefined && { paused: options.paused }),
        ...(options.notBefore !== undefined && { notBefore: options.notBefore }),
        onChange: () => seen.forEach((look) => look()),
      })
      watched.push(poller)
      const until = (what: string, isSo: (state: PollerState) => boolean): Promise<PollerState> =>
        new Promise((resolve, reject) => {
          const end = (): void => {
            clearTimeout(timer)
            seen.delete(look)
          }
          const look = (): void => {
            if (!isSo(poller.state())) return
            end()
            resolve(poller.state())
          }
          const timer = setTimeout(() => {
            end()
            const state = JSON.stringify({ ...poller.state(), calls: source.calls.length })
            reject(new Error(`waited in vain for ${what}: ${state}`))
          }, PATIENCE_MS)
          seen.add(look)
          look()
        })
      void poller.start()
      return {
        poller,
        until,
        polled: (times) =>
          until(
            `${times} polls`,
            ({ polling, nextPollAt, trouble }) =>
              source.calls.length >= times &&
              polling === null &&
              (nextPollAt !== null || trouble !== null),
          ),
        wait: () => Date.parse(poller.state().nextPollAt ?? 'never') - time.clock(),
      }
    },
    begin: async (source, options) => {
      const opened = rig.open(source, options)
      await opened.until('the plan', ({ nextPollAt }) => nextPollAt !== null)
      time.pass(Math.max(0, opened.wait()))
      return opened
    },
    row: async () => {
      const [row] = await rowsOf(
        database,
        sql`select * from source_state where integration_id = ${integrationId} and scope = ''`,
      )
      return row ?? {}
    },
    stop: async () => {
      await Promise.all(watched.map((poller) => poller.stop()))
    },
  }
  return rig
}
