import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Body, type World, bodyAt, isMoving } from '@shared/body/body'
import { ERRAND_KINDS, planErrand } from '@shared/body/errand'
import { openCompany } from '@shared/body/company'
import { createMover } from '@shared/body/mover'
import { type Neighbour, leastDistance, leastRise, sideOf } from '@shared/body/neighbour'
import { neighbourOf } from '@shared/body/neighbours'
import { motionBetween, poseOf } from '@shared/body/pose'
import { petSize } from '@shared/body/size'
import { type BodyInput, applyInput, stepBody } from '@shared/body/step'
import { countingClock } from '../../fixtures/counting-clock'
import { holds } from '../../fixtures/property'
import { seededRandom } from '../../fixtures/seeded-random'
import { DESKS, desk } from './desks'

const ARENA = DESKS['one display, taskbar below'] ?? []
/** Pets on one desk, each seeing the others. */
class Desk {
  readonly bodies: Body[]
  readonly sizes: readonly number[]

  constructor(sizes: readonly number[], xs: readonly number[]) {
    this.sizes = sizes
    this.bodies = xs.map((x) => bodyAt({ x, y: 1040 }, { kind: 'floor' }))
    // As pets come: one after the other, each beside those that are there.
    for (const index of this.bodies.keys()) this.do(index, { type: 'arena' })
    this.rest()
  }

  world(index: number): World {
    return {
      ...this.alone(index),
      others: this.bodies.flatMap((body, other) =>
        other === index ? [] : (neighbourOf(body, this.alone(other)) ?? []),
      ),
    }
  }

  do(index: number, input: BodyInput): void {
    this.bodies[index] = applyInput(this.body(index), input, this.world(index))
  }

  step(): void {
    for (const index of this.bodies.keys())
      if (isMoving(this.body(index)))
        this.bodies[index] = stepBody(this.body(index), this.world(index))
  }

  /** Everybody lets go and comes to rest. */
  rest(): void {
    for (const index of this.bodies.keys()) this.do(index, { type: 'released', flight: true })
    for (let step = 0; step < 3_000 && this.bodies.some(isMoving); step += 1) this.step()
  }

  neighbour(index: number): Neighbour {
    const neighbour = neighbourOf(this.body(index), this.alone(index))
    if (!neighbour) throw new Error(`pet ${index} is in nobody's way`)
    return neighbour
  }

  body(index: number): Body {
    const body = this.bodies[index]
    if (!body) throw new Error(`there is no pet ${index}`)
    return body
  }

  /** Pairs that stand in each other. */
  overlaps(): string[] {
    return this.bodies.flatMap((a, i) =>
      this.bodies.flatMap((b, j) => {
        if (j <= i) return []
        const [mine, other] = [this.alone(i), this.alone(j)]
        const apart =
          Math.abs(a.x - b.x) >= leastDistance(mine, other) - 1 ||
          Math.abs(a.y - b.y) >= leastRise(mine, other) - 1
        return apart ? [] : [JSON.stringify([a, b])]
      }),
    )
  }

  private alone(index: number): World {
    const { width, height } = petSize(this.sizes[index] ?? 100)
    return { arena: ARENA, half: width / 2, height }
  }
}

const anyPoint = fc.record({
  x: fc.integer({ min: -200, max: 2_200 }),
  y: fc.integer({ min: -200, max: 1_300 }),
})
const anyInput: fc.Arbitrary<BodyInput | (typeof ERRAND_KINDS)[number]> = fc.oneof(
  anyPoint.map((at) => ({ type: 'grabbed' as const, at })),
  anyPoint.map((to) => ({ type: 'carried' as const, to })),
  fc.boolean().map((flight) => ({ type: 'released' as const, flight })),
  anyPoint.map((at) => ({ type: 'put' as const, at })),
  anyPoint.map(({ x }) => ({ type: 'nudged' as const, by: { x: (x % 64) - 32, y: 0 } })),
  fc.constant({ type: 'called-off' as const }),
  fc.constantFrom(...ERRAND_KINDS),
)
const anyLives = fc.record({
  count: fc.constantFrom(2, 2, 3, 5),
  sizes: fc.array(fc.constantFrom(75, 100, 150), { minLength: 5, maxLength: 5 }),
  xs: fc.array(fc.integer({ min: 72, max: 1_848 }), { minLength: 5, maxLength: 5 }),
  lot: fc.nat(10_000),
  deeds: fc.array(fc.tuple(fc.nat(4), anyInput, fc.nat(60)), { maxLength: 20 }),
})

describe('pets that share a desk', () => {
  test('never stand in each other at rest, whatever is done to them', () => {
    holds(
      fc.property(anyLives, ({ count, sizes, xs, lot, deeds }) => {
        const desk = new Desk(sizes.slice(0, count), xs.slice(0, count))
        const random = seededRandom(lot)
        expect(desk.overlaps()).toEqual([])
        for (const [who, deed, steps] of deeds) {
          const index = who % count
          if (typeof deed === 'string') {
            const how = { pace: 90, home: { x: 900, y: 1040 }, random }
            const errand = planErrand(deed, desk.body(index), desk.world(index), how)
            desk.do(index, { type: 'sent', errand })
          } else desk.do(index, deed)
          for (let step = 0; step < steps; step += 1) desk.step()
          // Those that rest just now.
          if (!desk.bodies.some(isMoving)) expect(desk.overlaps()).toEqual([])
        }
        desk.rest()
        expect(desk.bodies.some(isMoving), 'all come to rest').toBe(false)
        expect(desk.overlaps()).toEqual([])
      }),
      200,
    )
  })

  test('a walking pet stops before another', () => {
    const both = new Desk([100, 100], [400, 900])
    const errand = planErrand('home', both.body(0), both.world(0), {
      pace: 90,
      home: { x: 1_500, y: 1040 },
      random: () => 0,
    })
    both.do(0, { type: 'sent', errand })
    both.rest()
    expect(both.body(0).x).toBe(900 - leastDistance({ half: 72 }, { half: 72 }))
    expect(both.body(1).x, 'who stood there stands there still').toBe(900)
  })

  test('who lands on another steps aside, and who was there stays', () => {
    const both = new Desk([100, 100], [400, 900])
    both.do(0, { type: 'grabbed', at: { x: 400, y: 1_000 } })
    both.do(0, { type: 'carried', to: { x: 910, y: 500 } })
    // Held still before it is let go of: it falls.
    for (let step = 0; step < 5; step += 1) both.step()
    both.rest()
    expect(both.body(0).x).toBe(900 + leastDistance({ half: 72 }, { half: 72 }))
    expect(both.body(1).x).toBe(900)
  })

  /** It clung there for as long as the other slept, tried again and again, and never slept itself. */
  test('who comes down a wall with another at its foot gets down, and makes room there', () => {
    const both = new Desk([100, 100], [1_400, 1_848])
    const plan = (kind: 'climb' | 'return'): BodyInput => ({
      type: 'sent',
      errand: planErrand(kind, both.body(1), both.world(1), {
        pace: 90,
        home: { x: 1_400, y: 1_040 },
        random: () => 0.99,
      }),
    })
    both.do(1, plan('climb'))
    both.rest()
    expect(both.body(1).place.kind).toBe('wall')
    both.bodies[0] = bodyAt({ x: 1_848, y: 1_040 }, { kind: 'floor' })
    both.do(1, plan('return'))
    both.rest()
    expect([both.body(0).x, both.body(1).place.kind]).toEqual([1_848, 'floor'])
    expect(both.body(1).x).toBe(1_848 - leastDistance({ half: 72 }, { half: 72 }))
  })

  test('a page too narrow for two has them stand where they can', () => {
    const narrow: World = {
      ...desk('one display, taskbar below'),
      arena: [{ x: 0, y: 0, width: 160, height: 300 }],
      others: [{ x: 80, y: 300, half: 72, height: 156, resting: true, standing: true }],
    }
    const body = bodyAt({ x: 80, y: 300 }, { kind: 'floor' })
    expect(applyInput(body, { type: 'arena' }, narrow)).toEqual(body)
  })

  test('neighbours are those near enough for a wave, on the same floor', () => {
    const both = new Desk([100, 100], [400, 560])
    const [left, right] = [both.neighbour(0), both.neighbour(1)]
    expect([sideOf(left, right), sideOf(right, left)]).toEqual(['right', 'left'])
    expect(sideOf(left, { ...right, x: 1_200 })).toBeNull()
    expect(sideOf(left, { ...right, y: 400 })).toBeNull()
    expect(sideOf(left, { ...right, standing: false })).toBeNull()
  })

  test('who makes room glides there in small steps: its picture stays the same meanwhile', () => {
    const clock = countingClock()
    const other = { x: 900, y: 1040, half: 72, height: 156, resting: true, standing: true }
    const seen: number[] = []
    const mover = createMover({
      first: bodyAt({ x: 500, y: 1040 }, { kind: 'floor' }),
      world: () => ({ ...desk('one display, taskbar below'), others: [other] }),
      hand: () => ({ x: 0, y: 0 }),
      clock: clock.now,
      after: clock.after,
      onMove: ({ x }) => void seen.push(x),
      onLeft: () => undefined,
    })
    mover.do({ type: 'put', at: { x: 880, y: 1040 } })
    clock.pass(5_000)
    expect(seen.at(-1)).toBe(900 - leastDistance({ half: 72 }, { half: 72 }))
    const strides = seen.slice(1).map((x, at) => Math.abs(x - seen[at]!))
    expect(Math.max(...strides)).toBeLessThan(8)
    expect(clock.timers()).toBe(0)
  })

  test('that one rests beside the other costs no timer', () => {
    const clock = countingClock()
    const world: World = {
      ...desk('one display, taskbar below'),
      others: [{ x: 900, y: 1040, half: 72, height: 156, resting: true, standing: true }],
    }
    const mover = createMover({
      first: bodyAt({ x: 900, y: 1040 }, { kind: 'floor' }),
      world: () => world,
      hand: () => ({ x: 0, y: 0 }),
      clock: clock.now,
      after: clock.after,
      onMove: () => undefined,
      onLeft: () => undefined,
    })
    expect(mover.body().x, 'it appears beside the other').not.toBe(900)
    clock.pass(3_600_000)
    expect([clock.timers(), clock.ran()]).toEqual([0, 0])
  })
})

describe('two that meet', () => {
  /** Pets by their x, and what each hears. */
  function met(xs: readonly number[]) {
    let now = 0
    const company = openCompany(() => now)
    const heard: string[] = []
    const neighbours: Neighbour[] = xs.map((x) => ({
      x,
      y: 1040,
      half: 72,
      height: 156,
      resting: true,
      standing: true,
    }))
    const members = neighbours.map((_, index) =>
      company.join(
        () => neighbours[index] ?? null,
        (side) => void heard.push(`${index} ${side}`),
      ),
    )
    return { heard, members, neighbours, pass: (ms: number) => void (now += ms) }
  }

  test('turn to each other when one has come to the other, and not again so soon', () => {
    const { heard, members, pass } = met([400, 560])
    members[0]?.rested()
    members[1]?.rested()
    expect(heard).toEqual(['0 right', '1 left'])
    pass(60_000)
    members[0]?.rested()
    expect(heard).toHaveLength(2)
    pass(40_000)
    members[1]?.rested()
    expect(heard.slice(2)).toEqual(['1 left', '0 right'])
  })

  test('do not meet in passing, from afar, or where one has gone', () => {
    const { heard, members, neighbours } = met([400, 560, 1_500])
    members[2]?.rested()
    neighbours[1] = { ...neighbours[0]!, x: 560, resting: false }
    members[0]?.rested()
    neighbours[1] = { ...neighbours[1], resting: true }
    members[1]?.leave()
    members[0]?.rested()
    expect(heard).toEqual([])
  })

  test('do not wake who sleeps: nobody turns, and the meeting is not spent', () => {
    const { heard, members, neighbours } = met([400, 560])
    const sleeper = neighbours[1]!
    neighbours[1] = { ...sleeper, aloof: true }
    members[0]?.rested()
    members[1]?.rested()
    expect(heard).toEqual([])
    neighbours[1] = sleeper
    members[0]?.rested()
    expect(heard).toEqual(['0 right', '1 left'])
  })

  test('a body that has met another looks at it, and its page hears of it once', () => {
    const world = desk('one display, taskbar below')
    const body = bodyAt({ x: 400, y: 1040 }, { kind: 'floor' }, 'left')
    const after = applyInput(body, { type: 'met', side: 'right' }, world)
    expect(after.facing).toBe('right')
    expect(motionBetween(poseOf(body, body), poseOf(after, after))).toBe('met')
    expect(motionBetween(poseOf(after, after), poseOf(after, after))).toBeNull()
  })
})
