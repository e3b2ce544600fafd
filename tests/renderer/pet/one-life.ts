import type { Motion } from '@shared/body/pose'
import type { Mood } from '@shared/domain/pet-state'
import type { Act } from '../../../src/renderer/pet/behaviour/act'
import {
  type Behaviour,
  type Input,
  type World,
  begin,
  step,
} from '../../../src/renderer/pet/behaviour/behaviour'
import {
  type Circumstances,
  type WhimCause,
  whimFor,
} from '../../../src/renderer/pet/behaviour/whim'

/** Of every animation, in ms. */
export const LENGTH = 1_000
const DAY: Circumstances = { dayPart: 'day', work: 'some', energy: 80, hunger: 20 }
export const WORLD: World = {
  lengthOf: () => LENGTH,
  random: () => 0,
  roams: () => true,
  perch: () => null,
  reachesFood: () => true,
  circumstances: () => DAY,
}

/** What a pet of a mood thinks of on an ordinary day. */
export function whim(cause: Partial<WhimCause>, lot = 0): Act {
  return whimFor(
    { ...DAY, mood: 'content', troubled: false, user: 'about', roams: true, ...cause },
    lot,
  )
}

/** All that a pet may think of. */
export function whims(cause: Partial<WhimCause>): Set<Act> {
  return new Set(Array.from({ length: 100 }, (_, lot) => whim(cause, lot / 100)))
}

/**
 * A pet in a world where every animation takes a second and every lot is the lowest; asked how long the user has been idle,
 * somebody answers.
 */
export function life(
  mood: Mood = 'content',
  asleep = false,
  world: World = WORLD,
  idleMs: number | 'silent' | null = null,
) {
  let state: Behaviour = begin(mood, asleep, 0)
  let now = 0
  const tell = (input: Input): Act => {
    state = step(state, input, now, world)
    if (state.asks && idleMs !== 'silent') state = step(state, { type: 'user', idleMs }, now, world)
    return state.act
  }
  return {
    tell,
    did: (act: Act) => tell({ type: 'did', act }),
    moved: (motion: Motion) => tell({ type: 'moved', motion }),
    is: (mood: Mood, asleep: boolean) => tell({ type: 'pet', mood, asleep }),
    /** Lets time pass, telling the pet of every moment it waits for. */
    wait: (ms: number): Act => {
      const until = now + ms
      while (state.endsAt !== null && state.endsAt <= until) {
        now = state.endsAt
        tell({ type: 'time' })
      }
      now = until
      return state.act
    },
    act: () => state.act,
    state: () => state,
  }
}
