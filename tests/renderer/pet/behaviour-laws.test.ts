import fc from 'fast-check'
import { MOODS } from '@shared/domain/pet-state'
import { describe, expect, test } from 'vitest'
import { ACTS, ACT_RULES } from '../../../src/renderer/pet/behaviour/act'
import {
  type Behaviour,
  type Input,
  begin,
  step,
} from '../../../src/renderer/pet/behaviour/behaviour'
import type { Circumstances } from '../../../src/renderer/pet/behaviour/whim'
import { holds } from '../../fixtures/property'
import { seededRandom } from '../../fixtures/seeded-random'

const CIRCUMSTANCES: readonly Circumstances[] = [
  { dayPart: 'day', work: 'some', energy: 80, hunger: 20 },
  { dayPart: 'morning', work: 'none', energy: 30, hunger: 60 },
  { dayPart: 'evening', work: 'much', energy: 100, hunger: 0 },
]
const MOTIONS = ['carried', 'thrown', 'falling', 'landed', 'climbing', 'arrived'] as const
const happening = fc.oneof(
  fc.record({
    type: fc.constant('did' as const),
    act: fc.constantFrom(...ACTS),
    byUser: fc.boolean(),
  }),
  fc.constant({ type: 'fed' as const }),
  fc.record({ type: fc.constant('focus' as const), focused: fc.boolean() }),
  fc.record({
    type: fc.constant('cursor' as const),
    toward: fc.option(fc.integer({ min: 0, max: 15 })),
  }),
  fc.record({ type: fc.constant('user' as const), idleMs: fc.option(fc.nat(1_000_000)) }),
  fc.record({
    type: fc.constant('pet' as const),
    mood: fc.constantFrom(...MOODS),
    asleep: fc.boolean(),
  }),
  fc.record({ type: fc.constant('hover' as const), over: fc.boolean() }),
  fc.record({ type: fc.constant('troubled' as const), troubled: fc.boolean() }),
  fc.record({ type: fc.constant('moved' as const), motion: fc.constantFrom(...MOTIONS) }),
)
const happenings = fc.array(fc.tuple(happening, fc.integer({ min: 0, max: 20_000 })), {
  maxLength: 40,
})

const CALM: readonly string[] = ['calm', 'sleep', 'quiet']

/** Any life: what happened, and how long after the one before. */
function live(
  days: readonly (readonly [Input, number])[],
  lot: number,
  seen: (before: Behaviour, after: Behaviour, now: number) => void,
): { state: Behaviour; now: number; wait: (ms: number) => Behaviour } {
  const random = seededRandom(lot)
  const world = {
    lengthOf: () => 800,
    random,
    roams: () => random() < 0.8,
    perch: () =>
      random() < 0.2 ? (random() < 0.5 ? ('cling' as const) : ('peek' as const)) : null,
    reachesFood: () => random() < 0.7,
    circumstances: () => CIRCUMSTANCES[Math.floor(random() * CIRCUMSTANCES.length)]!,
  }
  let state = begin('content', false, 0)
  let now = 0
  const take = (input: Input): void => {
    const before = state
    state = step(state, input, now, world)
    seen(before, state, now)
  }
  const wait = (ms: number): Behaviour => {
    const until = now + ms
    while (state.endsAt !== null && state.endsAt <= until) {
      now = Math.max(now, state.endsAt)
      take({ type: 'time' })
    }
    now = until
    return state
  }
  for (const [input, pause] of days) {
    wait(pause)
    take(input)
  }
  return { state, now, wait }
}

describe('whatever happens to a pet', () => {
  test('it never moves for ever: only one that is held, sleeps, or sits beside who works, waits for nothing', () => {
    holds(
      fc.property(happenings, fc.nat(1_000), (days, lot) => {
        live(days, lot, (_, after) => {
          if (after.endsAt === null) expect(['carried', 'sleep', 'quiet']).toContain(after.act)
        })
      }),
    )
  })

  test('let go of and left alone, it comes to rest, again and again', () => {
    holds(
      fc.property(happenings, fc.nat(1_000), (days, lot) => {
        const letGo = [{ type: 'moved', motion: 'landed' }, 0] as const
        const { wait } = live([...days, letGo], lot, () => undefined)
        const rested = new Set<string>()
        for (let quarter = 0; quarter < 60; quarter += 1) rested.add(wait(15_000).act)
        expect([...rested].some((act) => CALM.includes(act))).toBe(true)
      }),
    )
  })

  test('nothing of less weight takes the place of an act before its least time', () => {
    holds(
      fc.property(happenings, fc.nat(1_000), (days, lot) => {
        live(days, lot, (before, after, now) => {
          // What is done to its body no act can wait out.
          if (ACT_RULES[after.act].priority === ACT_RULES.carried.priority) return
          if (after.act === before.act || before.endsAt === null || now >= before.endsAt) return
          const [present, wanted] = [ACT_RULES[before.act], ACT_RULES[after.act]]
          const hadItsTime = now - before.startedAt >= present.atLeastMs
          expect(wanted.priority > present.priority || hadItsTime).toBe(true)
        })
      }),
    )
  })

  test('beside a user who works it neither walks nor plays of its own accord', () => {
    holds(
      fc.property(happenings, fc.nat(1_000), (days, lot) => {
        live(days, lot, (before, after) => {
          if (!after.focused || after === before || after.startedAt === before.startedAt) return
          expect(['stroll', 'climb', 'corner', 'peek', 'home', 'food']).not.toContain(
            before.focused ? after.errand : null,
          )
        })
      }),
    )
  })

  test('the same happenings and the same lots are the same life', () => {
    const traceOf = (days: readonly (readonly [Input, number])[], lot: number): Behaviour[] => {
      const trace: Behaviour[] = []
      live(days, lot, (_, after) => trace.push(after)).wait(300_000)
      return trace
    }
    holds(
      fc.property(happenings, fc.nat(1_000), (days, lot) => {
        expect(traceOf(days, lot)).toEqual(traceOf(days, lot))
      }),
    )
  })
})
