import type { KnownEventType } from '@shared/domain/event-type'
import type { NormalisedEvent } from '@shared/domain/normalised-event'
import type { Placed } from './payload'

/** What is measured, in its own unit: steps, minutes of activity, minutes of sleep. */
export type Measured = 'steps' | 'active-minutes' | 'sleep'

/** The event of a measure, and how much of the measure one unit of the event's value is. */
const EVENTS: Readonly<Record<Measured, { type: KnownEventType; perUnit: number }>> = {
  steps: { type: 'steps.walked', perUnit: 1_000 },
  'active-minutes': { type: 'minutes.active', perUnit: 10 },
  sleep: { type: 'sleep.logged', perUnit: 60 },
}

/** The event of a measure that was `from` and is `to`; none when nothing has changed. */
export function readingEvent(
  measured: Measured,
  from: number,
  to: number,
  { date, occurredAt }: Placed,
  keys: readonly string[] = [],
): NormalisedEvent[] {
  if (from === to) return []
  const { type, perUnit } = EVENTS[measured]
  const value = (to - from) / perUnit
  return [{ type, value, occurredAt, meta: { source: 'fitbit', date, from, to }, keys }]
}
