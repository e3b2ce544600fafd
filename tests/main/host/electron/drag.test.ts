import { describe, expect, it } from 'vitest'
import { type Drag, createDrag } from '../../../../src/main/host/electron/drag'
import type { Point } from '@shared/body/areas'
import { type TestTime, createTestTime } from './test-time'

interface Hand {
  readonly drag: Drag
  readonly time: TestTime
  readonly moves: { at: number; to: Point }[]
  readonly dropped: Point[]
  cursor: Point
}

function take(): Hand {
  const time = createTestTime()
  let place: Point = { x: 100, y: 100 }
  const hand: Hand = {
    time,
    moves: [],
    dropped: [],
    cursor: { x: 150, y: 170 },
    drag: createDrag({
      cursor: () => hand.cursor,
      place: () => place,
      moveTo: (to) => {
        place = to
        hand.moves.push({ at: time.clock(), to })
      },
      onDropped: () => void hand.dropped.push(place),
      clock: time.clock,
      after: time.after,
    }),
  }
  return hand
}

describe('createDrag()', () => {
  it('keeps the pointer on the spot of the pet where it was taken', () => {
    const hand = take()
    hand.drag.hear({ phase: 'start' })
    hand.cursor = { x: 1150, y: 70 }
    hand.drag.hear({ phase: 'move' })
    expect(hand.moves.map(({ to }) => to)).toEqual([{ x: 1100, y: 0 }])
  })

  it('does not move a pet nobody has taken', () => {
    const hand = take()
    hand.drag.hear({ phase: 'move' })
    hand.drag.hear({ phase: 'end' })
    expect(hand.moves).toEqual([])
    expect(hand.dropped).toEqual([])
  })

  it('moves at most 60 times a second however often it is told', () => {
    const hand = take()
    hand.drag.hear({ phase: 'start' })
    for (let ms = 0; ms < 1_000; ms += 8) {
      hand.drag.hear({ phase: 'move' })
      hand.time.pass(8)
    }
    expect(hand.moves.length).toBeGreaterThan(50)
    expect(hand.moves.length).toBeLessThanOrEqual(61)
    const gaps = hand.moves.slice(1).map(({ at }, i) => at - (hand.moves[i]?.at ?? 0))
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(1_000 / 60 - 0.001)
  })

  it('catches up with a pointer that stopped right after a message too many', () => {
    const hand = take()
    hand.drag.hear({ phase: 'start' })
    hand.drag.hear({ phase: 'move' })
    hand.time.pass(2)
    hand.cursor = { x: 300, y: 300 }
    hand.drag.hear({ phase: 'move' })
    hand.time.pass(50)
    expect(hand.moves.at(-1)?.to).toEqual({ x: 250, y: 230 })
  })

  it('hears at most 120 messages a second, but always the last', () => {
    const hand = take()
    hand.drag.hear({ phase: 'start' })
    for (let i = 0; i < 10_000; i += 1) hand.drag.hear({ phase: 'move' })
    hand.time.pass(500)
    const heard = hand.moves.length
    hand.cursor = { x: 900, y: 900 }
    hand.drag.hear({ phase: 'move' })
    expect(hand.moves.length).toBe(heard)
    hand.drag.hear({ phase: 'end' })
    expect(hand.dropped).toEqual([{ x: 850, y: 830 }])
  })

  it('drops where the pointer is, not where the last move was', () => {
    const hand = take()
    hand.drag.hear({ phase: 'start' })
    hand.drag.hear({ phase: 'move' })
    hand.cursor = { x: 160, y: 180 }
    hand.drag.hear({ phase: 'end' })
    expect(hand.dropped).toEqual([{ x: 110, y: 110 }])
  })

  it('leaves no timer behind when the dragging page is gone', () => {
    const hand = take()
    hand.drag.hear({ phase: 'start' })
    hand.drag.hear({ phase: 'move' })
    hand.drag.hear({ phase: 'move' })
    hand.drag.cancel()
    expect(hand.time.pending()).toBe(0)
    expect(hand.drag.isActive()).toBe(false)
    const moves = hand.moves.length
    hand.time.pass(1_000)
    expect(hand.moves.length).toBe(moves)
  })
})
