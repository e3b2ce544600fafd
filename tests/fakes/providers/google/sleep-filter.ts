import { type SleepOptions } from './health-bodies'
import { wallTime } from './civil'

/** `sleep.interval.civil_end_time >= "2026-11-20"`; sleep can only be asked for by its end. */
const CONDITION =
  /^sleep\.interval\.(civil_end_time|end_time) (>=|<) "(\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\d(?:\.\d+)?)?)(Z|[+-]\d\d:\d\d)?"$/

type Condition = (night: SleepOptions) => boolean

/** A filter as Google documents it; null when it cannot be read. */
export function sleepFilter(text: string | null): Condition | null {
  if (text === null || text === '') return () => true
  const choices = text.split(' OR ').map((choice) => choice.split(' AND ').map(conditionOf))
  const readable = choices.map((choice) => choice.filter((condition) => condition !== null))
  if (readable.flat().length < choices.flat().length) return null
  return (night) => readable.some((choice) => choice.every((condition) => condition(night)))
}

function conditionOf(text: string): Condition | null {
  const [, field, operator, literal = '', zone] = CONDITION.exec(text.trim()) ?? []
  const isPhysical = field === 'end_time'
  // A physical time is RFC 3339, with a zone; a civil one has none.
  if (field === undefined || isPhysical !== (zone !== undefined)) return null
  const limit = isPhysical ? Date.parse(literal + (zone ?? '')) : civil(literal)
  return (night) => {
    const end = isPhysical ? night.end : civil(wallTime(night.end, offsetAtEnd(night)))
    return operator === '>=' ? end >= limit : end < limit
  }
}

function offsetAtEnd(night: SleepOptions): number {
  return night.endOffsetSeconds ?? night.offsetSeconds ?? 0
}

/** What a clock on the wall shows, as a number to compare. */
function civil(wall: string): number {
  return Date.parse(wall.includes('T') ? `${wall}Z` : `${wall}T00:00:00Z`)
}
