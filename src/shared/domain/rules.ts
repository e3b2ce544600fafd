import type { EventType, KnownEventType } from './event-type'
import { isKnownEventType } from './event-type'

/** What one unit of an event does to the pet at full worth. Hunger: 0 is full, 100 is starving. */
export interface EventRule {
  readonly xp: number
  readonly hunger: number
  readonly energy: number
  /** Units a day that count in full. As many again count by half, and everything beyond by a fifth. */
  readonly fullPerDay: number
}

/** How the pet changes while time passes. */
export interface LifeRules {
  readonly hungerPerHour: number
  readonly energyPerHourAwake: number
  readonly energyPerHourAsleep: number
  /** Hours after which what an event cost in energy has been slept off. */
  readonly restedAfterHours: number
  /** Hours without any event after which the pet rests and nothing decays further. */
  readonly restsAfterHours: number
}

export interface Rules {
  /** Written into every effect, so that an old ledger line can be explained by the rules of its day. */
  readonly version: number
  readonly events: Readonly<Record<KnownEventType, EventRule>>
  readonly custom: EventRule
  readonly life: LifeRules
}

/** The one table in which the game is tuned. A change of a number needs a new `version`. */
export const RULES: Rules = {
  version: 1,
  events: {
    'commit.push': { xp: 10, hunger: -6, energy: -1, fullPerDay: 10 },
    'pull_request.opened': { xp: 15, hunger: -6, energy: -2, fullPerDay: 5 },
    'pull_request.merged': { xp: 40, hunger: -15, energy: 4, fullPerDay: 5 },
    'review.submitted': { xp: 20, hunger: -8, energy: -1, fullPerDay: 8 },
    'issue.closed': { xp: 15, hunger: -8, energy: -1, fullPerDay: 8 },
    'release.published': { xp: 60, hunger: -20, energy: 5, fullPerDay: 2 },
    'task.completed': { xp: 15, hunger: -8, energy: -1, fullPerDay: 12 },
    // One unit is 1,000 steps.
    'steps.walked': { xp: 5, hunger: -1, energy: 3, fullPerDay: 12 },
    // One unit is 10 minutes.
    'minutes.active': { xp: 4, hunger: -1, energy: 3, fullPerDay: 12 },
    // One unit is an hour.
    'sleep.logged': { xp: 2, hunger: 0, energy: 8, fullPerDay: 9 },
    'focus.completed': { xp: 25, hunger: -5, energy: -4, fullPerDay: 6 },
    'agent.turn': { xp: 2, hunger: -1, energy: 0, fullPerDay: 20 },
    'goal.completed': { xp: 50, hunger: -10, energy: 10, fullPerDay: 5 },
    'pet.fed': { xp: 2, hunger: -15, energy: 0, fullPerDay: 6 },
    'pet.petted': { xp: 2, hunger: 0, energy: 1, fullPerDay: 6 },
    'pet.played': { xp: 2, hunger: -2, energy: -6, fullPerDay: 6 },
  },
  custom: { xp: 5, hunger: -3, energy: 0, fullPerDay: 10 },
  life: {
    hungerPerHour: 2,
    energyPerHourAwake: -3,
    energyPerHourAsleep: 15,
    restsAfterHours: 72,
    restedAfterHours: 24,
  },
}

/** The rule an event type is scored by. */
export function ruleFor(rules: Rules, type: EventType): EventRule {
  return isKnownEventType(type) ? rules.events[type] : rules.custom
}
