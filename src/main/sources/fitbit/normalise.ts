import { z } from 'zod'
import type { NormalisedEvent, Normaliser } from '@shared/domain/normalised-event'
import { dayOf, readDay } from './day-reading'
import { legacyPayloadSchema, readLegacy } from './legacy'
import {
  type DailyPayload,
  type SleepPayload,
  type UnreadablePayload,
  readingPayloadSchema,
} from './payload'
import { readingEvent } from './reading-event'
import { readSleep, sleepIdOf } from './sleep-reading'

const payloadSchema = z.discriminatedUnion('kind', [readingPayloadSchema, legacyPayloadSchema])

/**
 * Turns readings into what they add to the readings before them: steps by the thousand, minutes by ten, sleep by the
 * hour. Less than before is a negative event, the same is none. Throws an Error with a sentence, or a ZodError, for
 * what cannot be.
 */
export const fitbitNormaliser: Normaliser = {
  version: 1,
  normalise(payload) {
    const read = payloadSchema.parse(payload)
    switch (read.kind) {
      case 'daily':
        return ofDay(read)
      case 'sleep':
        return ofSleep(read)
      case 'unreadable':
        return ofUnreadable(read)
      case 'legacy-activity':
      case 'legacy-sleep':
        return readLegacy(read)
    }
  },
}

function ofDay(day: DailyPayload): NormalisedEvent[] {
  if (readDay(day.dataType, day.reading) !== day.value)
    throw new Error('The value of the day is not what its reading says.')
  const counted = (value: number): number => Math.max(0, value - day.base)
  return readingEvent(day.dataType, counted(day.previous), counted(day.value), day)
}

/** A sleep whose end was moved into another day is taken from the one and given to the other. */
function ofSleep(sleep: SleepPayload): NormalisedEvent[] {
  const minutes = sleep.reading === null ? 0 : (readSleep(sleep.reading)?.minutes ?? 0)
  if (minutes !== sleep.value)
    throw new Error('The minutes of the sleep are not what its reading says.')
  if (sleep.moved === null) return readingEvent('sleep', sleep.previous, sleep.value, sleep)
  return [
    ...readingEvent('sleep', sleep.previous, 0, sleep.moved),
    ...readingEvent('sleep', 0, sleep.value, sleep),
  ]
}

/** Nothing to count, even where a newer Familiar can read it: it has counted that reading since, as a change. */
function ofUnreadable({ dataType, reading, reason }: UnreadablePayload): NormalisedEvent[] {
  if (!isReadable(dataType, reading)) throw new Error(reason)
  return []
}

function isReadable(dataType: UnreadablePayload['dataType'], reading: unknown): boolean {
  try {
    return dataType === 'sleep'
      ? sleepIdOf(reading) !== null && readSleep(reading) !== null
      : dayOf(reading) !== null && readDay(dataType, reading) !== null
  } catch {
    return false
  }
}
