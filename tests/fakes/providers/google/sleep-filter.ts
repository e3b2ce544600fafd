import { type SleepOptions } from './health-bodies'
import { wallTime } from './civil'

/** `sleep.interval.civil_end_time >= "2026-11-20"`; sleep can only be asked for by its end. */
const CONDITION =
  /^sleep\.interval\.(civil_end_time|end_time) (>=|<) "(\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\d(?:\.\d+)?)?)(Z|[+-]\d\d:\d\d)?"$/

type Condition = (night: SleepOptions) => boolean

/** A filter as Google documents it; null when it cannot be read. */
export function sleepFilter(text: string | null): Condition | null {
  if (text === null || text === '') return () => true
  const conditions: Condition[] = []
  for (const part of text.split(' AND ')) {
    const [, field, operator, literal = '', zone] = CONDITION.exec(part.trim()) ?? []
    const isPhysical = field === 'end_time'
    // A physical time is RFC 3339, with a zone; a civil one has none.
    if (field === undefined || isPhysical !== (zone !== undefined)) return null
    const holds = (order: number): boolean => (operator === '>=' ? order >= 0 : order < 0)
    conditions.push((night) => {
      if (isPhysical) return holds(night.end - Date.parse(literal + (zone ?? '')))
      const wall = wallTime(night.end, night.endOffsetSeconds ?? night.offsetSeconds ?? 0)
      const from = literal.includes('T') ? literal : `${literal}T00:00:00`
      return holds(wall < from ? -1 : 1)
    })
  }
  return (night) => conditions.every((condition) => condition(night))
}
