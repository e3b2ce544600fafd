import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { reach } from '@shared/body/arena'
import { type Body, type World, bodyAt, isMoving } from '@shared/body/body'
import { type ErrandKind, planErrand } from '@shared/body/errand'
import { frameFor } from '@shared/body/frame'
import { poseOf } from '@shared/body/pose'
import { foodSize, petSize, petWindowSize } from '@shared/body/size'
import { applyInput, stepBody } from '@shared/body/step'
import { seededRandom } from '../../fixtures/seeded-random'
import { DESKS, desk, worldOf } from './desks'

const FLOOR = { kind: 'floor' } as const
const steps = (body: Body, world: World, count: number): Body =>
  Array.from({ length: count }).reduce<Body>((now) => stepBody(now, world), body)

function toRest(body: Body, world: World): Body {
  let now = body
  for (let step = 0; step < 2_000 && isMoving(now); step += 1) now = stepBody(now, world)
  return now
}
/** Takes the pet and lets it go with a hand that moves by so much in each step. */
function thrown(body: Body, world: World, by: { x: number; y: number }): Body {
  let now = applyInput(body, { type: 'grabbed', at: { x: body.x, y: body.y - 80 } }, world)
  for (let step = 1; step <= 4; step += 1) {
    const to = { x: body.x + by.x * step, y: body.y - 80 + by.y * step }
    now = stepBody(applyInput(now, { type: 'carried', to }, world), world)
  }
  return applyInput(now, { type: 'released', flight: true }, world)
}
const HALF = (): number => 0.5
function errand(
  kind: ErrandKind,
  body: Body,
  world: World,
  { lot = HALF, pace = 60, home = { x: 500, y: 0 } } = {},
): Body {
  const planned = planErrand(kind, body, world, { pace, home, random: lot })
  return applyInput(body, { type: 'sent', errand: planned }, world)
}

describe('a throw', () => {
  test.each([
    ['one display, taskbar below', 1040],
    ['taskbar above', 1080],
    ['taskbar at the left', 1080],
    ['taskbar at the right', 1080],
  ])('ends on the floor of the work area: %s', (name, floor) => {
    const world = desk(name)
    const rest = toRest(thrown(bodyAt({ x: 900, y: 600 }, FLOOR), world, { x: 40, y: -30 }), world)
    expect([rest.place, rest.y, rest.vx, rest.vy]).toEqual([FLOOR, floor, 0, 0])
  })

  test('bounces off the floor, lower each time', () => {
    const world = desk('one display, taskbar below')
    let body = bodyAt({ x: 900, y: 300 }, { kind: 'air', thrown: false })
    const tops: number[] = []
    for (let step = 0; step < 300; step += 1) {
      const next = stepBody(body, world)
      if (body.vy < 0 && next.vy >= 0) tops.push(1040 - next.y)
      body = next
    }
    expect(tops.length).toBeGreaterThanOrEqual(2)
    expect([...tops].sort((a, b) => b - a)).toEqual(tops)
  })

  test('comes back from a wall, and flies on to the next display where there is one', () => {
    const start = bodyAt({ x: 1700, y: 600 }, FLOOR)
    const alone = desk('one display, taskbar below')
    const [rest, over] = [alone, desk('two side by side')].map((world) =>
      toRest(thrown(start, world, { x: 30, y: -10 }), world),
    )
    expect(rest!.x).toBeLessThanOrEqual(1920 - alone.half)
    expect(rest!.facing, 'the way it was thrown').toBe('right')
    expect(over!.x).toBeGreaterThan(1920)
  })

  test('does not go through a gap that no display shows', () => {
    const world = desk('a gap between them')
    const rest = toRest(thrown(bodyAt({ x: 1700, y: 600 }, FLOOR), world, { x: 60, y: 0 }), world)
    expect(rest.x).toBeLessThanOrEqual(1920)
  })

  test('is the same to the last digit, here and everywhere: a recorded script has a known way', () => {
    const world = desk('three, of three scales')
    const random = seededRandom(7)
    let body = bodyAt({ x: 1200, y: 1392 }, FLOOR)
    const way: string[] = []
    const go = (count: number): void => {
      for (let step = 0; step < count; step += 1) {
        body = stepBody(body, world)
        way.push(JSON.stringify(body))
      }
    }
    body = thrown(body, world, { x: 57, y: -41 })
    go(150)
    body = errand('stroll', body, world, { lot: random })
    go(200)
    body = thrown(body, world, { x: -63, y: -49 })
    go(200)
    body = errand('climb', body, world, { lot: random })
    go(500)
    body = errand('return', body, world)
    go(300)
    expect(createHash('sha256').update(way.join('\n')).digest('hex')).toBe(
      'ce257797d433970109e3baaa08e072b1906ec546b27cc3ab4c87c6e33bcb8812',
    )
  })
})

describe('food', () => {
  const world = desk('one display, taskbar below')
  const fed = (x: number, lot: number, of: World = world) => {
    const body = bodyAt({ x, y: 1040 }, FLOOR)
    return errand('food', body, of, { lot: () => lot })
  }

  test('drops on either side, near enough to be in the window, and the pet stops with its mouth at it', () => {
    for (const size of [50, 100, 200, 300]) {
      const half = petSize(size).width / 2
      const of = { ...world, half, height: petSize(size).height }
      const room = petWindowSize(size).width / 2
      for (const lot of [0.1, 0.9]) {
        const body = fed(900, lot, of)
        const at = body.errand!.foodX! - 900
        expect(Math.sign(at)).toBe(lot < 0.5 ? -1 : 1)
        expect(Math.abs(at) + foodSize(half) / 2, `${size} %`).toBeLessThanOrEqual(room)
        const rest = toRest(body, of)
        expect(Math.abs(rest.x - 900), 'it is worth a walk').toBeGreaterThan(half * 0.2)
        expect(Math.abs(rest.x - body.errand!.foodX!)).toBeLessThanOrEqual(half * 0.5 + 1)
        expect(rest.facing).toBe(lot < 0.5 ? 'left' : 'right')
      }
    }
  })

  test('drops on the side that has room for it', () => {
    expect(fed(80, 0.1).errand!.foodX).toBe(188)
    expect(fed(1840, 0.9).errand!.foodX).toBe(1732)
    const narrow = worldOf([{ x: 0, y: 0, width: 160, height: 400 }])
    expect(isMoving(toRest(errand('food', bodyAt({ x: 80, y: 400 }, FLOOR), narrow), narrow))).toBe(
      false,
    )
  })

  test('stays where it fell while the pet comes nearer, on its page too', () => {
    let body = fed(900, 0.9)
    const seen = new Set<number>()
    for (let step = 0; step < 20; step += 1) {
      // As on the desktop: the window goes along, with the feet in its middle.
      seen.add(poseOf(body, { x: 128, y: 352 }).food! + Math.round(body.x) - 128)
      body = stepBody(body, world)
    }
    expect(Math.max(...seen) - Math.min(...seen)).toBeLessThanOrEqual(1)
    expect(poseOf(toRest(body, world), { x: 128, y: 352 }).food).toBeNull()
  })
})

describe('letting go', () => {
  test('without flight leaves the pet where it is, with its head and its sides in view', () => {
    const world = desk('the second to the left, of another scale')
    const held = applyInput(
      bodyAt({ x: 900, y: 1040 }, FLOOR),
      { type: 'grabbed', at: { x: 900, y: 1000 } },
      world,
    )
    for (const [to, place] of [
      [
        { x: 400, y: 300 },
        { x: 400, y: 340, kind: 'put' },
      ],
      [
        { x: 400, y: -900 },
        { x: 400, y: 156, kind: 'put' },
      ],
      [
        { x: -1660, y: 5_000 },
        { x: -1635, y: 920, kind: 'floor' },
      ],
    ] as const) {
      const carried = applyInput(held, { type: 'carried', to }, world)
      const { x, y, place: at } = applyInput(carried, { type: 'released', flight: false }, world)
      expect({ x, y, kind: at.kind }).toEqual(place)
    }
  })

  test('at an edge lets it peek from behind it, and stay', () => {
    const world = desk('two side by side')
    const held = applyInput(
      bodyAt({ x: 900, y: 1040 }, FLOOR),
      { type: 'grabbed', at: { x: 900, y: 1000 } },
      world,
    )
    const at = (x: number): Body =>
      applyInput(
        steps(applyInput(held, { type: 'carried', to: { x, y: 500 } }, world), world, 4),
        { type: 'released', flight: true },
        world,
      )
    expect(at(9)).toMatchObject({ x: 0, y: 540, place: { kind: 'peek', side: 'left', kept: true } })
    expect(at(3839)).toMatchObject({ x: 3840, place: { kind: 'peek', side: 'right' } })
    expect(at(1920).place.kind, 'no edge between two displays').toBe('air')
    expect(isMoving(at(9))).toBe(false)
  })
})

describe('a pet in the hand', () => {
  test('hangs back when the hand sets off, swings when it stops, and is calm in the end', () => {
    const world = desk('one display, taskbar below')
    let body = applyInput(
      bodyAt({ x: 300, y: 800 }, FLOOR),
      { type: 'grabbed', at: { x: 300, y: 700 } },
      world,
    )
    for (let step = 1; step <= 8; step += 1) {
      const to = { x: 300 + 30 * step, y: 700 }
      body = stepBody(applyInput(body, { type: 'carried', to }, world), world)
    }
    expect(body.swing.angle, 'clockwise: the feet behind a hand that goes right').toBeGreaterThan(2)
    const angles = Array.from({ length: 90 }, () => {
      body = stepBody(body, world)
      return body.swing.angle
    })
    expect(Math.min(...angles) * Math.max(...angles), 'to both sides').toBeLessThan(0)
    expect(Math.abs(angles.at(-1) ?? 90)).toBeLessThan(1)
  })
})

describe('displays that change', () => {
  const two = desk('the second to the left, of another scale')
  const one = desk('one display, taskbar below')

  test('mid-throw: the pet flies on where there is still a display, wholly in view', () => {
    const flying = steps(
      thrown(bodyAt({ x: -900, y: 900 }, FLOOR), two, { x: -20, y: -40 }),
      two,
      4,
    )
    expect(flying.x).toBeLessThan(0)
    const after = applyInput(flying, { type: 'arena' }, one)
    expect(after.x).toBe(72)
    expect([after.vx, after.vy, after.place.kind]).toEqual([flying.vx, flying.vy, 'air'])
    expect(toRest(after, one)).toMatchObject({ y: 1040, place: FLOOR })
  })

  test('where one that walks off the higher floor falls beside the lower display: it lands wholly on it', () => {
    const world = desk('the second lower, and taller')
    const start = bodyAt({ x: 1_300, y: 824 }, FLOOR)
    const rest = toRest(errand('home', start, world, { home: { x: 1_700, y: 0 }, pace: 20 }), world)
    expect(rest).toMatchObject({ y: 1_600, place: FLOOR })
    expect(rest.x).toBeGreaterThanOrEqual(1_536 + 72)
  })

  test('under its feet: it stands on the floor there is now, wholly in view', () => {
    const there = bodyAt({ x: -1500, y: 920 }, FLOOR)
    expect(applyInput(there, { type: 'arena' }, one)).toMatchObject({ x: 72, y: 1040 })
    const raised = worldOf([{ x: 0, y: 0, width: 1920, height: 900 }])
    const here = bodyAt({ x: 500, y: 1040 }, FLOOR)
    expect(applyInput(here, { type: 'arena' }, raised)).toMatchObject({ x: 500, y: 900 })
  })

  test('behind whose edge it peeks: it peeks from the edge there is now', () => {
    const there = bodyAt({ x: -1707, y: 500 }, { kind: 'peek', side: 'left', kept: true })
    expect(applyInput(there, { type: 'arena' }, one)).toMatchObject({ x: 0, y: 500 })
  })

  test('that are all gone leave it as it is', () => {
    const here = bodyAt({ x: 500, y: 1040 }, { kind: 'air', thrown: true })
    expect(applyInput(here, { type: 'arena' }, worldOf([]))).toBe(here)
    expect(stepBody(here, worldOf([]))).toBe(here)
  })
})

describe('a walk', () => {
  const walk = (arena: readonly (readonly [number, number, number, number])[], toX: number) => {
    const world = worldOf(arena.map(([x, y, width, height]) => ({ x, y, width, height })))
    const start = bodyAt({ x: 700, y: 800 }, FLOOR)
    return toRest(errand('home', start, world, { home: { x: toX, y: 0 }, pace: 120 }), world)
  }

  test('goes at its pace, and looks where it goes', () => {
    const world = desk('one display, taskbar below')
    const body = errand('home', bodyAt({ x: 900, y: 1040 }, FLOOR), world)
    const after = steps(body, world, 30)
    expect(after.x).toBeCloseTo(840, 6)
    expect(after.facing).toBe('left')
  })

  test.each([
    ['over a kerb', 803, { x: 1300, y: 803 }],
    ['up a kerb', 796, { x: 1300, y: 796 }],
    ['down to a lower floor, where it stays', 1000, { y: 1000 }],
    ['to a wall, where the next floor is higher', 700, { x: 1000 - 72, y: 800 }],
  ])('to the next display: %s', (_what, bottom, end) => {
    expect(
      walk(
        [
          [0, 0, 1000, 800],
          [1000, 0, 1000, bottom],
        ],
        1300,
      ),
    ).toMatchObject({ ...end, place: FLOOR })
  })
})

describe('an errand', () => {
  const world = desk('one display, taskbar below')
  const start = bodyAt({ x: 1600, y: 1040 }, FLOOR)
  const done = (kind: ErrandKind, lot = 0.5): Body =>
    toRest(errand(kind, start, world, { lot: () => lot }), world)

  test('up an edge ends on it, at most with the head at the top', () => {
    const low = done('climb', 0)
    expect(low).toMatchObject({ x: 1920 - 72, place: { kind: 'wall', side: 'right' } })
    expect(low.y).toBeLessThan(1040 - 200)
    const high = toRest(
      errand('climb', { ...start, x: 1848 }, world, { lot: () => 0.999, pace: 400 }),
      world,
    )
    expect(high.y).toBeGreaterThanOrEqual(156)
    expect(high.y).toBeLessThan(170)
    expect(toRest(errand('return', low, world), world)).toMatchObject({ y: 1040, place: FLOOR })
  })

  test('into a corner stands in it', () => {
    expect(done('corner')).toMatchObject({ x: 1848, y: 1040, place: FLOOR })
  })

  test('gets to the edge of a wide desk, at its own pace, however small the pet is', () => {
    for (const [width, size] of [
      [2_560, 100],
      [5_120, 100],
      [2_560, 50],
    ] as const) {
      const pet = petSize(size)
      const arena = [{ x: 0, y: 0, width, height: 1_392 }]
      const wide: World = { arena, half: pet.width / 2, height: pet.height }
      const go = (kind: ErrandKind): Body => {
        const middle = bodyAt({ x: width / 2, y: 1_392 }, FLOOR)
        let now = errand(kind, middle, wide, { pace: (52 * size) / 100 })
        for (let step = 0; step < 4_000 && isMoving(now); step += 1) now = stepBody(now, wide)
        return now
      }
      expect(go('corner').x, `${width} wide, ${size} %`).toBe(width - wide.half)
      expect(go('peek').place.kind).toBe('peek')
    }
    const climbed = errand('climb', { ...start, x: 1_848 }, world, { lot: () => 0.999 })
    expect(toRest(climbed, world).y, 'and up all of a wall').toBeLessThan(170)
  })

  test('to peek ends half behind the edge, looking in, and comes out again', () => {
    const peeking = done('peek')
    expect(peeking).toMatchObject({ x: 1920, facing: 'left', place: { kind: 'peek', kept: false } })
    expect(toRest(errand('return', peeking, world), world)).toMatchObject({ x: 1848, place: FLOOR })
  })

  test('up an edge that is none, as another display is beside it, ends at once', () => {
    const both = worldOf([
      { x: 0, y: 0, width: 1000, height: 1000 },
      { x: 1000, y: 0, width: 1000, height: 900 },
    ])
    const body = toRest(
      errand('climb', bodyAt({ x: 900, y: 1000 }, FLOOR), both, { lot: () => 0.9 }),
      both,
    )
    // The wall is the hundred pixels below the other display.
    expect(body.y).toBeGreaterThanOrEqual(900)
  })

  test('is forgotten in the hand, and by a pet that is called', () => {
    const walking = steps(errand('stroll', start, world), world, 5)
    expect(walking.errand).not.toBeNull()
    expect(applyInput(walking, { type: 'grabbed', at: { x: 0, y: 0 } }, world).errand).toBeNull()
    expect(isMoving(applyInput(walking, { type: 'called-off' }, world))).toBe(false)
  })
})

describe('frameFor()', () => {
  test.each(Object.entries(DESKS))('keeps the window in view at every edge: %s', (_name, arena) => {
    for (const { x, y, width, height } of arena) {
      for (const feet of [
        { x, y: y + height },
        { x: x + width, y: y + height },
        { x: x + width / 2, y: y + 156 },
      ]) {
        const { bounds, feet: inside } = frameFor(arena, feet, { width: 256, height: 352 })
        const row = { x: feet.x, y: feet.y - 1 }
        expect(bounds.x).toBeGreaterThanOrEqual(reach(arena, row, 'left'))
        expect(bounds.x + 256).toBeLessThanOrEqual(reach(arena, row, 'right'))
        expect(bounds.y + 352).toBeLessThanOrEqual(reach(arena, row, 'down'))
        expect({ x: bounds.x + inside.x, y: bounds.y + inside.y }).toEqual({
          x: Math.round(feet.x),
          y: Math.round(feet.y),
        })
      }
    }
  })
})
