import type { Focus } from '@shared/contract/focus'
import type { UserId } from '@shared/domain/ids'
import type { Clock } from './clock'
import type { Database, Queries } from './database/connection'
import { inTransaction } from './database/transaction'
import { Failure } from './failure'
import type { FocusPorts } from './ipc/handlers/focus'
import type { Log } from './log'
import {
  type FocusSession,
  forgetSession,
  keepSession,
  lockSession,
} from './settings/focus-session'
import { familiarEvent } from './sources/familiar/events'
import { storeFamiliarEvents } from './wire-scoring'

export interface FocusParts {
  readonly database: Database
  readonly userId: UserId
  readonly clock: Clock
  readonly log: Log
  /** Runs something once, so many ms from now; returns how to call it off. */
  readonly after: (ms: number, run: () => void) => () => void
  /** An event was stored. */
  wake(): void
  onChange(focus: Focus): void
}

export interface FocusTimer extends FocusPorts {
  /** Takes up the session an earlier run left; one whose end has passed meanwhile is completed. */
  open(): Promise<void>
  /** The computer was asleep, or the database away: looks by the clock on the wall where the session stands. */
  lookAgain(): void
  close(): void
}

/** After the database could not be asked. */
const RETRY_MS = 30_000

/** `setTimeout` as the timer wants it. */
export const afterTimeout: FocusParts['after'] = (ms, run) => {
  const timer = setTimeout(run, ms)
  return () => clearTimeout(timer)
}

/**
 * The focus timer. The session is in the database, so that a crash loses nothing; here is only one timeout for its end.
 * Kept to its end it becomes an event, once, in the transaction that ends it; ended early it becomes nothing.
 */
export function focusTimer(parts: FocusParts): FocusTimer {
  const { database, userId, clock, log } = parts
  let callOff: (() => void) | null = null
  let told = ''
  let closed = false

  const arm = (ms: number): void => {
    callOff?.()
    callOff = closed ? null : parts.after(ms, settle)
  }
  const settle = (): void => {
    move((session) => session).catch((error: unknown) => {
      log.warn('the focus session could not be looked at; it is tried again', error)
      arm(RETRY_MS)
    })
  }
  const tell = (session: FocusSession | null): Focus => {
    const focus = viewOf(session)
    if (session !== null) arm(Math.max(0, session.endsAt - clock()))
    else callOff?.()
    const text = JSON.stringify(focus)
    if (text !== told) parts.onChange(focus)
    told = text
    return focus
  }
  /** Makes the session that is running another, after one whose time is over has been completed. */
  const move = async (next: (running: FocusSession | null) => FocusSession | null) => {
    const { session, completed } = await inTransaction(database, async (tx) => {
      const held = await lockSession(tx, userId)
      const isOver = held !== null && clock() >= held.endsAt
      if (isOver) await complete(tx, held)
      const running = held === null || isOver ? null : withinItsLength(held, clock())
      const wanted = next(running)
      if (wanted === null) await forgetSession(tx, userId)
      else if (wanted !== held) await keepSession(tx, userId, wanted)
      return { session: wanted, completed: isOver }
    })
    if (completed) parts.wake()
    return tell(session)
  }
  const complete = (tx: Queries, { startedAt, endsAt, title }: FocusSession): Promise<number> =>
    storeFamiliarEvents(
      tx,
      userId,
      [familiarEvent(userId, { kind: 'focus', startedAt, at: endsAt, title })],
      clock(),
    )

  return {
    open: async () => {
      await move((session) => session)
    },
    lookAgain: settle,
    close: () => {
      closed = true
      callOff?.()
    },
    read: () => move((session) => session),
    begin: (minutes, title) =>
      move((running) => {
        if (running !== null)
          throw new Failure('CONFLICT', 'A focus session is running already. Stop it first.')
        const startedAt = clock()
        return { startedAt, endsAt: startedAt + minutes * 60_000, title }
      }),
    end: () => move(() => null),
  }
}

/** Clocks of two computers with one database differ by a little. */
const CLOCK_TOLERANCE_MS = 5 * 60_000

/** A clock that is set back by hours makes no session longer than it was meant to be: it begins anew. */
function withinItsLength(session: FocusSession, now: number): FocusSession {
  const length = session.endsAt - session.startedAt
  if (session.endsAt - now <= length + CLOCK_TOLERANCE_MS) return session
  return { ...session, startedAt: now, endsAt: now + length }
}

function viewOf(session: FocusSession | null): Focus {
  return {
    running: session && {
      startedAt: new Date(session.startedAt).toISOString(),
      endsAt: new Date(session.endsAt).toISOString(),
      title: session.title,
    },
  }
}
