import { describe, expect, test } from 'vitest'
import { ACTS } from '../../../src/renderer/pet/behaviour/act'
import { readSpecies } from '../../../src/renderer/pet/species/species'
import { ANY_DAY } from '../../../src/renderer/pet/life/circumstances'
import { openTheatre } from '../../../src/renderer/pet/stage/theatre'

const FRAME_MS = 100
const bodyOf = (level: number) =>
  readSpecies(
    'fox',
    {
      familiar: {
        sheet: 'young.webp',
        stages: {
          baby: { fromLevel: 1, sheet: 'baby.webp', shadow: 0.7 },
          young: { fromLevel: 4, sheet: 'young.webp' },
        },
        animations: Object.fromEntries(
          ['idle', 'walk-right', ...ACTS].map((name, row) => [
            name,
            { row, durationsMs: Array(20).fill(FRAME_MS), loop: false, growsIn: 6 },
          ]),
        ),
      },
    },
    'amber',
    level,
  )
const [BABY, YOUNG] = [bodyOf(1), bodyOf(4)]

/** A theatre on a stage of which only what it is asked to draw is kept, in a time that is set by hand. */
function household() {
  const drawn: string[] = []
  const become: number[] = []
  const acts: string[] = []
  const paces: number[] = []
  let now = 0
  let timer: { readonly run: () => void; readonly at: number } | null = null
  const theatre = openTheatre(
    BABY,
    {
      draw: ({ sheet }) => drawn.push(sheet),
      setGrounded: () => undefined,
      bring: () => undefined,
      become: ({ shadow }) => become.push(shadow),
      close: () => undefined,
    },
    'content',
    false,
    {
      now: () => now,
      random: () => 0,
      setTimer: (run, ms) => {
        timer = { run, at: now + ms }
        return 1
      },
      clearTimer: () => {
        timer = null
      },
    },
    {
      roams: () => false,
      perch: () => null,
      reachesFood: () => false,
      circumstances: () => ANY_DAY,
      userIdleMs: () => Promise.resolve(null),
    },
    ({ act, pace }) => {
      acts.push(act)
      paces.push(pace)
    },
  )
  const pass = (ms: number): void => {
    const until = now + ms
    while (timer !== null && timer.at <= until) {
      const due: { readonly run: () => void; readonly at: number } = timer
      timer = null
      now = due.at
      due.run()
    }
    now = until
  }
  /** Nobody sees it for a while. */
  const unseen = (ms: number, reducedMotion: boolean): void => {
    theatre.setStill({ hidden: true, reducedMotion })
    pass(ms)
    theatre.setStill({ hidden: false, reducedMotion })
  }
  const grow = () => theatre.grow(YOUNG, new Map())
  return { theatre, pass, unseen, grow, become, acts, paces, shown: () => drawn.at(-1) }
}

describe('a pet that comes back into sight', () => {
  test('goes on with its life, but has no whims where nothing moves: they would never end', () => {
    const lively = household()
    lively.unseen(10_000, false)
    expect(lively.acts.at(-1)).toBe('calm')

    const still = household()
    still.theatre.setStill({ hidden: false, reducedMotion: true })
    for (let time = 0; time < 4; time += 1) still.unseen(200_000, true)
    expect(new Set(still.acts)).toEqual(new Set(['idle']))
  })
})

test('a pet whose walk names no stride goes all the same, half its cell a second', () => {
  expect(household().paces).toEqual([96])
})

describe('a body that grows', () => {
  test('levels up in the old body and comes out of it in the new one', () => {
    const { theatre, pass, grow, shown, become } = household()
    theatre.tell({ type: 'did', act: 'level-up' })
    grow()
    pass(5 * FRAME_MS)
    expect(shown()).toBe('baby.webp')
    pass(FRAME_MS)
    expect(shown()).toBe('young.webp')
    expect(become, 'both bodies are needed still').toEqual([])
    pass(20 * FRAME_MS)
    expect(shown()).toBe('young.webp')
    expect(become).toEqual([1])
  })

  test('waits for a level-up that has yet to come', () => {
    const { theatre, pass, grow, shown } = household()
    theatre.tell({ type: 'moved', motion: 'carried' })
    theatre.tell({ type: 'did', act: 'level-up' })
    grow()
    pass(FRAME_MS)
    expect(shown()).toBe('baby.webp')
    theatre.tell({ type: 'moved', motion: 'landed' })
    pass(40 * FRAME_MS)
    expect(shown()).toBe('young.webp')
  })

  test('changes late where the new body comes late, and at once where nothing is celebrated', () => {
    const late = household()
    late.theatre.tell({ type: 'did', act: 'level-up' })
    late.pass(9 * FRAME_MS)
    late.grow()
    late.pass(FRAME_MS)
    expect(late.shown()).toBe('young.webp')

    const quiet = household()
    quiet.grow()
    expect(quiet.shown()).toBe('young.webp')
    expect(quiet.become).toEqual([1])
  })

  test('is in the new body where nothing moves, and after a level-up that was broken off', () => {
    const still = household()
    still.theatre.setStill({ hidden: false, reducedMotion: true })
    still.theatre.tell({ type: 'did', act: 'level-up' })
    still.grow()
    expect(still.shown()).toBe('young.webp')

    const broken = household()
    broken.theatre.tell({ type: 'did', act: 'level-up' })
    broken.grow()
    broken.theatre.tell({ type: 'moved', motion: 'carried' })
    expect(broken.shown()).toBe('young.webp')
  })
})
