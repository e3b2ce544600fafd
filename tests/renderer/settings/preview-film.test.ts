import { expect, test } from 'vitest'
import type { ImportedAnimation } from '../../../src/shared/contract/species'
import { type PreviewAt, nextFrame } from '../../../src/renderer/settings/pet/others/preview-film'

const animation = (name: string, durationsMs: number[]): ImportedAnimation => ({
  name,
  row: 0,
  durationsMs,
  loop: true,
  shows: name,
  isFallback: false,
})
const ALL = [animation('idle', [400, 400]), animation('wave', [700]), animation('sit', [5000])]

/** The frames of a preview, `animation/frame`, until so many have been seen. */
function seen(count: number, held: boolean): string[] {
  let at: PreviewAt = { animation: 0, frame: 0, seenMs: 0 }
  return Array.from({ length: count }, () => {
    const frame = `${ALL[at.animation]!.name}/${at.frame}`
    at = nextFrame(ALL, at, held)
    return frame
  })
}

test('a preview plays every animation whole, long enough to be seen, and begins again', () => {
  expect(seen(9, false)).toEqual([
    'idle/0',
    'idle/1',
    'idle/0',
    'idle/1',
    'wave/0',
    'wave/0',
    'sit/0',
    'idle/0',
    'idle/1',
  ])
})

test('an animation that is held goes round', () => {
  expect(new Set(seen(20, true))).toEqual(new Set(['idle/0', 'idle/1']))
})
