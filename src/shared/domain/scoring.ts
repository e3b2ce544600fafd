import { type Rhythm, advance } from './advance'
import { worthOf } from './caps'
import type { Effect } from './effect'
import type { EventType } from './event-type'
import type { EventId } from './ids'
import { levelOf } from './level'
import { type EpochMs, HOUR, type LocalDate } from './local-day'
import { moodAfter } from './mood'
import { clamp, hundredths } from './numbers'
import type { PetState } from './pet-state'
import { type EventRule, type Rules, ruleFor } from './rules'

/** An event as scoring sees it. */
export interface ScorableEvent {
  readonly id: EventId
  readonly type: EventType
  /** Units, in the sense of the rules table: commits, thousands of steps, hours of sleep. Negative takes back. */
  readonly value: number
  readonly occurredAt: EpochMs
}

export interface ScoringContext {
  readonly rules: Rules
  readonly rhythm: Rhythm
  /** Units of this event's type already scored on the civil day it occurred. */
  readonly usedToday: number
  /** The `pets.version` this batch will write. */
  readonly version: number
}

export interface Scored {
  readonly state: PetState
  readonly effect: Effect
}

/** What an event costs or gives. Work of days ago has been slept off: news of a whole week must not wear the pet out. */
function energyOf(rule: EventRule, event: ScorableEvent, now: EpochMs, { life }: Rules): number {
  const isRested = now - event.occurredAt > life.restedAfterHours * HOUR
  return isRested && rule.energy < 0 ? 0 : rule.energy
}

/**
 * Feeds one event to the pet: first the time since `last_update`, then the event by its rule and the day's soft cap.
 * The effect holds what was really applied, after clamping, so that the ledger adds up to the state exactly.
 */
export function applyEvent(
  before: PetState,
  event: ScorableEvent,
  now: EpochMs,
  context: ScoringContext,
): Scored {
  const { rules, usedToday } = context
  const { state, elapsed, asleep } = advance(before, now, context.rhythm, rules.life)
  const rule = ruleFor(rules, event.type)
  const worth = worthOf(usedToday, event.value, rule.fullPerDay)

  const xp = hundredths(Math.max(0, state.xp + rule.xp * worth))
  const hunger = hundredths(clamp(state.hunger + rule.hunger * worth, 0, 100))
  const energy = hundredths(clamp(state.energy + energyOf(rule, event, now, rules) * worth, 0, 100))
  const level = levelOf(xp)
  const mood = moodAfter(state.traits.mood, { energy, hunger, hoursSinceEvent: 0, asleep })
  return {
    state: {
      ...state,
      energy,
      hunger,
      level,
      xp,
      last_event_id: event.id,
      traits: { ...state.traits, mood },
    },
    effect: {
      rules: rules.version,
      scoredAt: new Date(now).toISOString(),
      version: context.version,
      before: { xp: before.xp, hunger: before.hunger, energy: before.energy },
      ...(elapsed && { elapsed }),
      xp: hundredths(xp - state.xp),
      hunger: hundredths(hunger - state.hunger),
      energy: hundredths(energy - state.energy),
      level: { from: before.level, to: level },
      mood: { from: before.traits.mood, to: mood },
      cap: {
        usedToday: hundredths(usedToday),
        units: event.value,
        worth: hundredths(worth),
      },
    },
  }
}

/** Key under which the units of a type on a civil day are counted. */
export type DayTypeKey = `${LocalDate}/${EventType}`

/** The key of an event's day and type. */
export function dayTypeKey(event: ScorableEvent, rhythm: Rhythm): DayTypeKey {
  return `${rhythm.calendar.dateAt(event.occurredAt)}/${event.type}`
}

export interface FoldedEvent extends Scored {
  readonly event: ScorableEvent
  readonly day: LocalDate
}

export interface Folded {
  readonly state: PetState
  readonly events: readonly FoldedEvent[]
  /** Units per day and type after the batch; holds every key the batch touched. */
  readonly used: ReadonlyMap<DayTypeKey, number>
}

/**
 * Folds a batch through `applyEvent`, in the order given. `used` must hold the units scored before for each
 * `dayTypeKey` of the batch; a missing key counts as none.
 */
export function foldEvents(
  before: PetState,
  events: readonly ScorableEvent[],
  now: EpochMs,
  used: ReadonlyMap<DayTypeKey, number>,
  context: Omit<ScoringContext, 'usedToday'>,
): Folded {
  const after = new Map(used)
  const folded: FoldedEvent[] = []
  let state = before
  for (const event of events) {
    const key = dayTypeKey(event, context.rhythm)
    const usedToday = after.get(key) ?? 0
    const scored = applyEvent(state, event, now, { ...context, usedToday })
    state = scored.state
    after.set(key, usedToday + event.value)
    folded.push({ ...scored, event, day: context.rhythm.calendar.dateAt(event.occurredAt) })
  }
  return { state, events: folded, used: after }
}
