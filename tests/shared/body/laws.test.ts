import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isInside, nearestFoothold } from '@shared/body/arena'
import { type Body, type World, bodyAt, isMoving } from '@shared/body/body'
import { ERRAND_KINDS, planErrand } from '@shared/body/errand'
import { TERMINAL } from '@shared/body/flight'
import { frameFor } from '@shared/body/frame'
import { petSize, petWindowSize, SIZES } from '@shared/body/size'
import { type BodyInput, applyInput, stepBody } from '@shared/body/step'
import { holds } from '../../fixtures/property'
import { seededRandom } from '../../fixtures/seeded-random'
import { DESKS } from './desks'

const anyDesk = fc.constantFrom(...Object.values(DESKS))
const anyPoint = fc.record({
  x: fc.integer({ min: -3_000, max: 5_000 }),
  y: fc.integer({ min: -2_500, max: 2_500 }),
})
type Deed =
  | { readonly type: 'input'; readonly input: BodyInput }
  | { readonly type: 'errand'; readonly kind: (typeof ERRAND_KINDS)[number] }
  | { readonly type: 'desk'; readonly arena: World['arena'] }
const anyInput: fc.Arbitrary<BodyInput> = fc.oneof(
  anyPoint.map((at) => ({ type: 'grabbed' as const, at })),
  anyPoint.map((to) => ({ type: 'carried' as const, to })),
  anyPoint.map((to) => ({ type: 'carried' as const, to })),
  fc.boolean().map((flight) => ({ type: 'released' as const, flight })),
  anyPoint.map((by) => ({ type: 'nudged' as const, by })),
  fc.constant({ type: 'called-off' as const }),
)
const anyDeed: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 6, arbitrary: anyInput.map((input) => ({ type: 'input' as const, input })) },
  {
    weight: 3,
    arbitrary: fc.constantFrom(...ERRAND_KINDS).map((kind) => ({ type: 'errand' as const, kind })),
  },
  { weight: 1, arbitrary: anyDesk.map((arena) => ({ type: 'desk' as const, arena })) },
)
const anyLife = fc.record({
  arena: anyDesk,
  size: fc.constantFrom(...SIZES),
  start: anyPoint,
  lot: fc.nat(10_000),
  deeds: fc.array(fc.tuple(anyDeed, fc.nat(40)), { maxLength: 25 }),
})
type Life = typeof anyLife extends fc.Arbitrary<infer T> ? T : never

/** Lives a life; `seen` hears of every body, after each deed and each step. */
function live({ arena, size, start, lot, deeds }: Life, seen: (body: Body, world: World) => void) {
  const { width, height } = petSize(size)
  let world: World = { arena, half: width / 2, height }
  const random = seededRandom(lot)
  let body = bodyAt(nearestFoothold(arena, start, height), { kind: 'air', thrown: false })
  const become = (next: Body): void => {
    body = next
    seen(body, world)
  }
  const step = (count: number): void => {
    for (let i = 0; i < count && isMoving(body); i += 1) become(stepBody(body, world))
  }
  for (const [deed, steps] of deeds) {
    if (deed.type === 'desk') {
      world = { ...world, arena: deed.arena }
      become(applyInput(body, { type: 'arena' }, world))
    } else if (deed.type === 'errand') {
      const errand = planErrand(deed.kind, body, world, { pace: 52, home: start, random })
      become(applyInput(body, { type: 'sent', errand }, world))
    } else become(applyInput(body, deed.input, world))
    step(steps)
  }
  become(applyInput(body, { type: 'released', flight: true }, world))
  return { body: () => body, step, world: () => world }
}

describe('whatever is done to a pet', () => {
  test('it is always on some display, wherever a number can be', () => {
    holds(
      fc.property(anyLife, (life) => {
        live(life, (body, { arena }) => {
          if (!isInside(arena, body)) throw new Error(JSON.stringify(body))
        })
      }),
    )
  })

  test('it is never faster than its terminal velocity', () => {
    holds(
      fc.property(anyLife, (life) => {
        live(life, ({ vx, vy }) => {
          if (Math.sqrt(vx * vx + vy * vy) > TERMINAL + 1e-9) throw new Error(`${vx}, ${vy}`)
        })
      }),
    )
  })

  test('left alone it comes to rest, also from an errand, and needs no step then', () => {
    holds(
      fc.property(anyLife, (life) => {
        const { body, step } = live(life, () => undefined)
        // The longest errand, and a fall after it.
        step(4_500)
        expect(isMoving(body()), JSON.stringify(body())).toBe(false)
      }),
    )
  })

  test('its window is of one size, in whole pixels, with the feet in it', () => {
    holds(
      fc.property(anyLife, (life) => {
        const size = petWindowSize(life.size)
        live(life, (body, { arena }) => {
          const { bounds, feet } = frameFor(arena, body, size)
          const isWhole =
            bounds.width === size.width &&
            bounds.height === size.height &&
            Number.isInteger(bounds.x) &&
            Number.isInteger(bounds.y) &&
            feet.x >= 0 &&
            feet.x <= size.width &&
            feet.y > 0 &&
            feet.y <= size.height
          if (!isWhole) throw new Error(JSON.stringify({ body, bounds, feet }))
        })
      }),
    )
  })

  test('the same deeds make the same way, to the last digit', () => {
    holds(
      fc.property(anyLife, (life) => {
        const way = (): string => {
          const seen: Body[] = []
          live(life, (body) => void seen.push(body))
          return JSON.stringify(seen)
        }
        expect(way()).toBe(way())
      }),
    )
  })
})
