import { describe, expect, it } from 'vitest'
import { KNOWN_EVENT_TYPES, isEventType } from '../../../src/shared/domain/event-type'
import { RULES, ruleFor } from '../../../src/shared/domain/rules'

/** The table of the design, as it is written there. */
const DESIGN = `
| event type | source | xp | hunger | energy | full cap/day |
|---|---|---|---|---|---|
| \`commit.push\` (per commit) | git, github | 10 | −6 | −1 | 10 |
| \`pull_request.opened\` / \`.merged\` | github | 15 / 40 | −6 / −15 | −2 / +4 | 5 / 5 |
| \`review.submitted\`, \`issue.closed\` | github | 20, 15 | −8 | −1 | 8 |
| \`release.published\` | github | 60 | −20 | +5 | 2 |
| \`task.completed\` | notion | 15 | −8 | −1 | 12 |
| \`steps.walked\` (per 1,000), \`minutes.active\` (per 10) | fitbit | 5, 4 | −1 | +3 | 12 |
| \`sleep.logged\` (per hour) | fitbit | 2 | 0 | +8 | 9 |
| \`focus.completed\` | focus timer | 25 | −5 | −4 | 6 |
| \`agent.turn\` | coding agents, endpoint | 2 | −1 | 0 | 20 |
| \`goal.completed\` | goals | 50 | −10 | +10 | 5 |
| \`pet.fed\`, \`pet.petted\`, \`pet.played\` | the user | 2 | −15, 0, −2 | 0, +1, −6 | 6 |
| \`custom.<name>\` | endpoint | 5 | −3 | 0 | 10 |
`

interface Row {
  readonly type: string
  readonly xp: number
  readonly hunger: number
  readonly energy: number
  readonly fullPerDay: number
}

/** A cell holds one number for all types of its row, or one for each. */
function numbers(cell: string, count: number): number[] {
  const found = cell.split(/[/,]/).map((text) => Number(text.trim().replace('−', '-')))
  return found.length === count ? found : Array<number>(count).fill(found[0]!)
}

const rows: readonly Row[] = DESIGN.trim()
  .split('\n')
  .slice(2)
  .flatMap((line) => {
    const [, names = '', , ...cells] = line.split('|').map((cell) => cell.trim())
    const types = [...names.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name)
    const full = types.map((name) => (name.startsWith('.') ? `pull_request${name}` : name))
    const [xp, hunger, energy, caps] = cells.slice(0, 4).map((cell) => numbers(cell, full.length))
    return full.map((type, index) => ({
      type,
      xp: xp![index]!,
      hunger: hunger![index]!,
      energy: energy![index]!,
      fullPerDay: caps![index]!,
    }))
  })

describe('the rules table', () => {
  it.each(rows)('scores $type as designed', ({ type, ...rule }) => {
    const name = type === 'custom.<name>' ? 'custom.meditation' : type
    expect(isEventType(name)).toBe(true)
    expect(isEventType(name) && ruleFor(RULES, name)).toEqual(rule)
  })

  it('has a designed rule for every type there is', () => {
    expect(rows.map(({ type }) => type).sort()).toEqual(
      [...KNOWN_EVENT_TYPES, 'custom.<name>'].sort(),
    )
  })

  it('lets hunger grow by 2 an hour, energy fall by 3 awake and return by 15 asleep, for 72 hours; a day later work has been slept off', () => {
    expect(RULES.life).toEqual({
      hungerPerHour: 2,
      energyPerHourAwake: -3,
      energyPerHourAsleep: 15,
      restsAfterHours: 72,
      restedAfterHours: 24,
    })
  })
})

describe('isEventType()', () => {
  it.each(['commit.push', 'custom.a', 'custom.water-the_plants2', `custom.${'x'.repeat(40)}`])(
    'takes %s',
    (type) => {
      expect(isEventType(type)).toBe(true)
    },
  )

  it.each([
    '',
    'commit',
    'commit.pushed',
    'custom.',
    'custom.-x',
    'custom.Upper',
    'custom.a b',
    'custom.a\n',
    'custom.ü',
    `custom.${'x'.repeat(41)}`,
    'constructor',
    '__proto__',
  ])('refuses %j', (type) => {
    expect(isEventType(type)).toBe(false)
  })
})
