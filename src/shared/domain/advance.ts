import type { Elapsed } from './effect'
import { type Calendar, DAY, type EpochMs, HOUR } from './local-day'
import { moodAfter } from './mood'
import { clamp, hundredths } from './numbers'
import { type Pause, afterLiving, isPausedAt, livedBetween } from './pause'
import type { PetState } from './pet-state'
import { type Night, isNight, stretches } from './rhythm'
import type { LifeRules } from './rules'
import { type Silence, cutAtSilences } from './silence'

/** The user's day, by which the pet wakes and sleeps. */
export interface Rhythm {
  readonly calendar: Calendar
  readonly night: Night
  /** None where it is left out. */
  readonly silences?: readonly Silence[]
  /** When the pet was not the one that eats; none where they are left out. */
  readonly pauses?: readonly Pause[] | undefined
}

export interface Advanced {
  readonly state: PetState
  /** Absent when no time has passed. */
  readonly elapsed?: Elapsed
  readonly asleep: boolean
  /** No event for so long that nothing decays any more. */
  readonly resting: boolean
}

/** A state from further in the future was written under a wrong clock; waiting for it would freeze the pet till then. */
export const CLOCK_TRUST_MS = DAY

/**
 * The pet as it is at `now`, computed from `last_update`: hunger grows, energy falls by day and returns by night, until
 * the pet has gone `restsAfterHours` without an event; then nothing changes further. While a source is silent its share
 * of the decay pauses: a pet is not to starve for work that could not be seen. While the pet is not the one that eats
 * its clock stands still: nothing decays, it is not waiting for anything, and only sleep does it good as ever. A clock
 * that went back changes nothing: several computers' clocks differ by a little. One that is back by more than `CLOCK_TRUST_MS` was wrong
 * before, and time goes on from where it is now. The mood's hysteresis starts from the stored mood.
 */
export function advance(state: PetState, now: EpochMs, rhythm: Rhythm, life: LifeRules): Advanced {
  const since = Date.parse(state.last_update)
  const pauses = rhythm.pauses ?? []
  const restsFrom = afterLiving(since, life.restsAfterHours * HOUR, pauses)
  const until = Math.min(now, restsFrom)
  const resting = now >= restsFrom && !isPausedAt(now, pauses)
  const asleep = resting || isNight(now, rhythm.night, rhythm.calendar)

  let { energy, hunger } = state
  let hoursAsleep = 0
  let pausedHours = 0
  const lived = since < until ? stretches(since, until, rhythm.night, rhythm.calendar) : []
  const silences = [...(rhythm.silences ?? []), ...pauses.map((pause) => ({ ...pause, share: 1 }))]
  for (const stretch of cutAtSilences(lived, silences)) {
    const hours = (stretch.to - stretch.from) / HOUR
    const felt = hours * (1 - stretch.silent)
    // Sleep is no decay: it restores in full.
    energy += stretch.asleep ? life.energyPerHourAsleep * hours : life.energyPerHourAwake * felt
    energy = clamp(energy, 0, 100)
    hunger = clamp(hunger + life.hungerPerHour * felt, 0, 100)
    if (stretch.asleep) hoursAsleep += hours
    pausedHours += hours - felt
  }
  energy = hundredths(energy)
  hunger = hundredths(hunger)

  const mood = moodAfter(state.traits.mood, {
    energy,
    hunger,
    hoursSinceEvent: livedBetween(since, Math.max(now, since), pauses) / HOUR,
    asleep,
  })
  const advanced: PetState = {
    ...state,
    energy,
    hunger,
    last_update: new Date(since - now > CLOCK_TRUST_MS ? now : Math.max(now, since)).toISOString(),
    traits: { ...state.traits, mood },
  }
  if (now <= since) return { state: advanced, asleep, resting }
  const hoursAside = hundredths((until - since - livedBetween(since, until, pauses)) / HOUR)
  return {
    state: advanced,
    asleep,
    resting,
    elapsed: {
      hours: hundredths((now - since) / HOUR),
      hoursAsleep: hundredths(hoursAsleep),
      hunger: hundredths(hunger - state.hunger),
      energy: hundredths(energy - state.energy),
      ...(hundredths(pausedHours) > 0 && { pausedHours: hundredths(pausedHours) }),
      ...(hoursAside > 0 && { hoursAside }),
    },
  }
}
