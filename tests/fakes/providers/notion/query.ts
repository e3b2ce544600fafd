import { type JsonObject, isObject } from '../exchange'
import { wholeMinute } from './bodies'
import type { FakeDataSource, FakeRow } from './data-source'
import { optionId } from './properties'

type Condition = (row: FakeRow) => boolean

/** What Notion says of a query it does not understand. */
export class InvalidQuery extends Error {
  override readonly name = 'InvalidQuery'
}

/** A filter: times, status, checkbox, and groups of them. Throws InvalidQuery. */
export function filterOf(source: FakeDataSource, filter: unknown): Condition {
  if (filter === undefined) return () => true
  if (!isObject(filter)) throw new InvalidQuery('body.filter should be an object.')
  for (const group of ['and', 'or'] as const) {
    const members: unknown = filter[group]
    if (!Array.isArray(members)) continue
    const conditions = members.map((member: unknown) => filterOf(source, member))
    return (row) =>
      group === 'and' ? conditions.every((each) => each(row)) : conditions.some((each) => each(row))
  }
  return isObject(filter['status']) || isObject(filter['checkbox'])
    ? propertyFilter(source, filter)
    : timeFilter(filter)
}

/** Times are compared as they are told: cut to the minute. */
function timeFilter(filter: JsonObject): Condition {
  const timestamp = timestampOf(filter['timestamp'])
  const condition = filter[timestamp]
  const [[operator, value] = []] = Object.entries(isObject(condition) ? condition : {})
  const limit = typeof value === 'string' ? Date.parse(value) : NaN
  const compare = COMPARE[operator ?? '']
  if (compare === undefined || Number.isNaN(limit)) {
    throw new InvalidQuery(`body.filter.${timestamp} is not a condition.`)
  }
  return (row) => compare(timeOf(row, timestamp) - limit)
}

const COMPARE: Readonly<Record<string, (difference: number) => boolean>> = {
  on_or_after: (difference) => difference >= 0,
  after: (difference) => difference > 0,
  on_or_before: (difference) => difference <= 0,
  before: (difference) => difference < 0,
  equals: (difference) => difference === 0,
}

function propertyFilter(source: FakeDataSource, filter: JsonObject): Condition {
  const asked = filter['property']
  const property = source.properties.find(({ id, name }) => asked === id || asked === name)
  if (property === undefined || !isObject(filter[property.type])) {
    throw new InvalidQuery(`Could not find property with name or id: ${String(asked)}`)
  }
  const condition = filter[property.type]
  const [[operator, value] = []] = Object.entries(isObject(condition) ? condition : {})
  if (operator !== 'equals' && operator !== 'does_not_equal') {
    throw new InvalidQuery(`body.filter.${property.type} is not a condition.`)
  }
  const wanted: readonly unknown[] = Array.isArray(value) ? value : [value]
  return (row) => {
    const held = row.value(property)
    const isOne = wanted.some(
      (each) => each === held || (typeof held === 'string' && each === optionId(held)),
    )
    return isOne === (operator === 'equals')
  }
}

/** The order asked for; by creation, the latest first, unless told. Throws InvalidQuery. */
export function sorted(rows: readonly FakeRow[], sorts: unknown): readonly FakeRow[] {
  const list: readonly unknown[] = Array.isArray(sorts) ? sorts : []
  const orders = list.map((sort) => {
    if (!isObject(sort)) throw new InvalidQuery('body.sorts should hold objects.')
    const timestamp = timestampOf(sort['timestamp'])
    const sign = sort['direction'] === 'descending' ? -1 : 1
    return (one: FakeRow, other: FakeRow) =>
      sign * (timeOf(one, timestamp) - timeOf(other, timestamp))
  })
  if (orders.length === 0) return rows.toReversed()
  return rows.toSorted((one, other) => {
    for (const order of orders) {
      const difference = order(one, other)
      if (difference !== 0) return difference
    }
    return 0
  })
}

function timestampOf(value: unknown): 'created_time' | 'last_edited_time' {
  if (value === 'created_time' || value === 'last_edited_time') return value
  throw new InvalidQuery(`${String(value)} is not a timestamp.`)
}

function timeOf(row: FakeRow, timestamp: 'created_time' | 'last_edited_time'): number {
  return wholeMinute(timestamp === 'created_time' ? row.createdAt : row.editedAt)
}
