import type { EpochMs } from '@shared/domain/local-day'
import type { Trouble } from '../../trouble'
import { type TurnParts, openTurn } from './open-turn'
import type { TurnState } from './turn-store'
import { LONGEST_WAIT_MS, plannedWait } from './waits'

/** How a poll that was not stopped by an error came out. */
export type Reading =
  | {
      readonly kind: 'read'
      /** There is more, for the next poll. */
      readonly more: boolean
      /** The provider's floor for the next poll, in ms. */
      readonly notBeforeMs: number
      /** A part that could not be read. */
      readonly trouble: Trouble | null
    }
  /** Another device reads this connection just now. */
  | { readonly kind: 'left-to-other'; readonly waitMs: number; readonly state: TurnState }

/** Rounds of one poll; what is left after them waits a little, so that nothing goes round for ever. */
const MAX_ROUNDS = 100
/** Times another device may be faster before it is left to it. */
const MAX_OVERTAKEN = 5
/** A poll under way is noted for other devices as due again after this: they wait that long for one that died in it. */
const CLAIM_MS = 60_000

/**
 * Reads a connection to the end of what is new: turn after turn, each from where the last delivery left off. Rejects
 * with whatever the source threw. `notedNext` is what this device noted itself as the time of its next poll.
 */
export async function takeTurns(
  parts: TurnParts & { onClaim(nextPollAt: EpochMs): void },
  began: EpochMs,
  notedNext: EpochMs | null,
): Promise<Reading> {
  const { source, store, signal } = parts
  let state = await store.read()
  const others = parts.isForUser ? 0 : waitForOther(state, began, notedNext)
  if (others > 0) return { kind: 'left-to-other', waitMs: others, state }
  const claim = began + Math.min(source.rhythm.everyMs, CLAIM_MS)
  parts.onClaim(claim)
  await store.note({ lastPollAt: began, nextPollAt: claim })
  let overtaken = 0
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    signal.throwIfAborted()
    if (round > 0) state = await store.read()
    const open = await openTurn(parts, state)
    try {
      const { more = false, notBeforeMs = 0, trouble = null } = await source.poll(open.turn)
      if (!open.isOvertaken() && (!more || notBeforeMs > 0))
        return { kind: 'read', more, notBeforeMs, trouble }
    } catch (error) {
      if (!open.isOvertaken()) throw error
    } finally {
      open.close()
    }
    if (open.isOvertaken()) overtaken += 1
    if (overtaken > MAX_OVERTAKEN) {
      return { kind: 'left-to-other', waitMs: source.rhythm.everyMs, state: await store.read() }
    }
  }
  return { kind: 'read', more: true, notBeforeMs: 0, trouble: null }
}

/** How long another device that reads the same connection has planned to wait; 0 where there is none. */
function waitForOther(state: TurnState, now: EpochMs, notedNext: EpochMs | null): number {
  const { nextPollAt, lastPollAt } = state
  if (nextPollAt === null || nextPollAt === notedNext) return 0
  return Math.min(LONGEST_WAIT_MS, plannedWait(nextPollAt, lastPollAt, now))
}
