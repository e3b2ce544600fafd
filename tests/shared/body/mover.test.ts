import { describe, expect, test } from 'vitest'
import type { Point } from '@shared/body/areas'
import { type Body, bodyAt } from '@shared/body/body'
import { planErrand } from '@shared/body/errand'
import { createMover } from '@shared/body/mover'
import { type BodyInput, applyInput, stepBody } from '@shared/body/step'
import { countingClock } from '../../fixtures/counting-clock'
import { manualTime } from '../../fixtures/manual-time'
import { desk, worldOf } from './desks'

function mover(first = bodyAt({ x: 900, y: 1040 }, { kind: 'floor' })) {
  const clock = countingClock()
  let world = desk('one display, taskbar below')
  let hand: Point = { x: 900, y: 1000 }
  const seen: Body[] = []
  const left: Body[] = []
  const moves = createMover({
    first,
    world: () => world,
    hand: () => hand,
    clock: clock.now,
    after: clock.after,
    onMove: (body) => void seen.push(body),
    onLeft: (body) => void left.push(body),
  })
  return {
    ...moves,
    clock,
    seen,
    left,
    handTo: (to: Point) => void (hand = to),
    grab: () => moves.do({ type: 'grabbed', at: hand }),
    release: (flight = true) => moves.do({ type: 'released', flight }),
    stroll: (beatMs?: number) => {
      const how = {
        pace: 52,
        home: hand,
        random: () => 0.3,
        ...(beatMs !== undefined && { beatMs }),
      }
      moves.do({ type: 'sent', errand: planErrand('stroll', moves.body(), world, how) })
    },
    unplug: () => {
      world = worldOf([])
      moves.do({ type: 'arena' })
    },
  }
}

describe('createMover()', () => {
  test('at rest there is no timer, however long', () => {
    const pet = mover()
    pet.clock.pass(3_600_000)
    expect([pet.clock.timers(), pet.clock.ran(), pet.seen]).toEqual([0, 0, []])
  })

  test('thirty times a second, on one timer, while it is carried or moves; then none', () => {
    const pet = mover()
    pet.grab()
    for (let ms = 0; ms < 1_000; ms += 10) {
      pet.handTo({ x: 900 + ms / 10, y: 600 })
      expect(pet.clock.timers()).toBe(1)
      pet.clock.pass(10)
    }
    expect(pet.clock.ran()).toBeGreaterThanOrEqual(29)
    expect(pet.clock.ran()).toBeLessThanOrEqual(30)
    pet.release()
    pet.clock.pass(10_000)
    expect(pet.body()).toMatchObject({ y: 1040, place: { kind: 'floor' } })
    expect(pet.clock.timers()).toBe(0)
    const before = pet.clock.ran()
    pet.clock.pass(3_600_000)
    expect(pet.clock.ran()).toBe(before)
  })

  test('tells where the user has left it, once it rests, and not where it goes by itself', () => {
    const pet = mover()
    pet.stroll()
    pet.clock.pass(30_000)
    expect(pet.left).toEqual([])
    pet.grab()
    pet.handTo({ x: 1000, y: 500 })
    pet.clock.pass(500)
    pet.release()
    expect(pet.left, 'still falling').toEqual([])
    pet.clock.pass(5_000)
    expect(pet.left).toEqual([pet.body()])
    pet.do({ type: 'nudged', by: { x: 16, y: 0 } })
    expect(pet.left).toHaveLength(2)
  })

  test('ten times a second on its way, as often as its picture changes, and as fast as it says', () => {
    const pet = mover()
    pet.stroll()
    expect(pet.seen.at(-1)?.facing, 'turned at once').toBe('left')
    pet.clock.pass(2_005)
    expect(pet.clock.ran()).toBe(20)
    expect(Math.abs(pet.body().x - 900)).toBeCloseTo(61 * (52 / 30))
  })

  test.each([20, 120, 125, 240])(
    'moves with each picture of a walk whose pictures are %i ms apart, and as fast as it says',
    (beatMs) => {
      const pet = mover()
      pet.stroll(beatMs)
      const from = pet.body().x
      pet.clock.pass(10 * beatMs + 1)
      if (beatMs > 34) expect(pet.clock.ran()).toBe(10)
      else expect(pet.clock.ran(), 'no more often than in the hand').toBe(6)
      const passed = beatMs > 34 ? 10 * beatMs : 200
      expect(Math.abs(pet.body().x - from)).toBeCloseTo((52 * passed) / 1_000)
    },
  )

  test('taken up on its way it is in the hand at once, thirty times a second', () => {
    const pet = mover()
    pet.stroll()
    pet.clock.pass(210)
    pet.grab()
    const before = pet.clock.ran()
    pet.clock.pass(34)
    expect(pet.clock.ran() - before, 'not at the end of the beat').toBe(1)
    pet.clock.pass(1_000)
    expect(pet.clock.ran() - before).toBe(31)
  })

  test('an errand has its timer and ends with it', () => {
    const pet = mover()
    pet.stroll()
    expect(pet.clock.timers()).toBe(1)
    pet.clock.pass(30_000)
    expect(pet.clock.timers()).toBe(0)
    expect(pet.body().x).not.toBe(900)
  })

  test('hidden there is no timer: what flew has landed, and the hand is empty', () => {
    for (const setOff of [
      (pet: ReturnType<typeof mover>) => pet.grab(),
      (pet: ReturnType<typeof mover>) => pet.stroll(),
      (pet: ReturnType<typeof mover>) => {
        pet.grab()
        pet.handTo({ x: 900, y: 200 })
        pet.release()
      },
    ]) {
      const pet = mover()
      setOff(pet)
      pet.clock.pass(100)
      expect(pet.clock.timers()).toBe(1)
      pet.setHidden(true)
      expect(pet.clock.timers()).toBe(0)
      expect(['floor', 'put']).toContain(pet.body().place.kind)
      pet.stroll()
      expect([pet.clock.timers(), pet.body().errand]).toEqual([0, null])
      pet.setHidden(false)
      pet.clock.pass(3_600_000)
      expect(pet.clock.timers()).toBe(0)
    }
  })

  test('without any display nothing runs', () => {
    const pet = mover()
    pet.grab()
    pet.unplug()
    pet.clock.pass(1_000)
    expect(pet.clock.ran()).toBeLessThanOrEqual(1)
    expect(pet.clock.timers()).toBe(0)
  })

  test('a late timer makes up for its steps: the way depends on the time, not on the machine', () => {
    const start = bodyAt({ x: 900, y: 300 }, { kind: 'air', thrown: false })
    const onTime = mover(start)
    onTime.do({ type: 'arena' })
    onTime.clock.pass(601)
    const seen = onTime.body()
    const world = desk('one display, taskbar below')
    const counted = Array.from({ length: 18 }).reduce<Body>((body) => stepBody(body, world), start)
    expect(seen).toEqual(counted)
  })

  test('a clock that is set back does not hold it in the air', () => {
    const time = manualTime(1_800_000_000_000)
    const moves = createMover({
      first: bodyAt({ x: 900, y: 300 }, { kind: 'air', thrown: false }),
      world: () => desk('one display, taskbar below'),
      hand: () => ({ x: 0, y: 0 }),
      clock: time.clock,
      after: time.after,
      onMove: () => undefined,
      onLeft: () => undefined,
    })
    moves.do({ type: 'arena' })
    time.pass(100)
    time.turn(-3_600_000)
    time.pass(5_000)
    expect(moves.body()).toMatchObject({ y: 1040, place: { kind: 'floor' } })
  })

  test('the same script on the same clock goes the same way', () => {
    const way = (): string => {
      const pet = mover()
      const script: readonly (readonly [number, BodyInput | Point])[] = [
        [0, { type: 'grabbed', at: { x: 900, y: 1000 } }],
        [40, { x: 950, y: 900 }],
        [40, { x: 1030, y: 760 }],
        [30, { type: 'released', flight: true }],
        [2_500, { type: 'nudged', by: { x: -24, y: 0 } }],
      ]
      for (const [ms, what] of script) {
        pet.clock.pass(ms)
        if ('type' in what) pet.do(what)
        else pet.handTo(what)
      }
      pet.clock.pass(5_000)
      return JSON.stringify(pet.seen)
    }
    expect(way()).toBe(way())
    expect(way().length).toBeGreaterThan(2_000)
  })

  test('what changes nothing is not told', () => {
    const pet = mover()
    const before = applyInput(pet.body(), { type: 'arena' }, desk('one display, taskbar below'))
    expect(before).toBe(pet.body())
    pet.do({ type: 'arena' })
    expect(pet.seen).toEqual([])
  })
})
