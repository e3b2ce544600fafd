/** Values where another was expected. */
const JUNK: readonly (() => unknown)[] = [
  () => null,
  () => '',
  () => 'x'.repeat(5_000),
  () => 'half \ud83d and \0',
  () => '2026-13-45T99:99:99Z',
  () => '0001-01-01T00:00:00Z',
  () => '9999-12-31T23:59:59Z',
  () => -1,
  () => 0.5,
  () => 1e308,
  () => Number.MAX_SAFE_INTEGER + 2,
  () => '9'.repeat(40),
  () => true,
  () => [],
  () => ({}),
  () => [[[[[[[[[[]]]]]]]]]],
  () => ({ toString: 'no function', length: -1 }),
  () => JSON.parse('{"__proto__":{"polluted":true},"constructor":1}') as unknown,
  () => 'closed',
  () => 'PushEvent',
  () => '0'.repeat(40),
]

/** A copy of a JSON value with one or two places in it changed, taken away, doubled or added. */
export function mutate(value: unknown, random: () => number): unknown {
  let result = value
  const times = 1 + Math.floor(random() * 2)
  for (let time = 0; time < times; time += 1) result = changed(result, random)
  return result
}

function changed(value: unknown, random: () => number): unknown {
  const below = pick(JUNK, random)
  if (typeof value !== 'object' || value === null || random() < 0.08) return below()
  if (Array.isArray(value)) {
    const items: unknown[] = value
    const index = Math.floor(random() * items.length)
    if (items.length === 0 || random() < 0.15) return [...items, below()]
    if (random() < 0.15) return [...items, ...items]
    return items.map((item, at) => (at === index ? changed(item, random) : item))
  }
  const entries = Object.entries(value)
  const chosen = Math.floor(random() * entries.length)
  if (random() < 0.12) return Object.fromEntries(entries.filter((_, at) => at !== chosen))
  if (random() < 0.05) return { ...value, surplus: below() }
  return Object.fromEntries(
    entries.map(([key, inner], at) => [key, at === chosen ? changed(inner, random) : inner]),
  )
}

function pick<T>(from: readonly T[], random: () => number): T {
  const found = from[Math.floor(random() * from.length)]
  if (found === undefined) throw new Error('nothing to choose from')
  return found
}
