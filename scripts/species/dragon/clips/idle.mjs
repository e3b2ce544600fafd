// @ts-check
// Breathing, where a dragon breathes in its own way: content, it stirs its wings; happy, it has the hiccups; overjoyed, it
// all but flies; bored, it blows clouds.

import { clip } from '../../motion/clip.mjs'
import { inMood } from '../../default/moods.mjs'
import { winged } from '../pose.mjs'

/** @param {import('../../default/moods.mjs').Mood} mood */
const rest = (mood) => winged(inMood(mood))

export const content = clip({
  rest: rest('content'),
  durations: [280, 110, 110, 140, 140, 320],
  loop: true,
  swing: 0,
  tracks: {
    '+body.tall': [[0, 0], [3, 0.025], [6, 0]],
    '+body.hip': [[0, 0], [3, 0.012], [6, 0]],
    '+head.y': [[0, 0], [2, 0.7], [4, -0.7], [6, 0]],
    '+wings.0.lift': [[0, 0], [3, 5], [6, 0]],
    '+wings.1.lift': [[0, 0], [4, 5], [6, 0]],
    '+tail.curl': [[0, 0], [2, 8], [5, -8], [6, 0]],
  },
})

/** A hiccup: it comes, it is held back, it is out, and round. */
export const happy = clip({
  rest: rest('happy'),
  durations: [420, 160, 180, 80, 100, 130, 170, 190, 170, 160],
  loop: true,
  swing: 0,
  tracks: {
    stretch: [[0, 1], [2, 1.01], [3, 1.07], [4, 0.94], [5, 1.02], [6, 1]],
    '+body.hip': [[0, 0], [1, 0.02], [2, 0.05], [3, -0.02], [4, 0.02], [5, 0]],
    '+head.y': [[0, 0], [1, -1], [2, 2], [3, -5], [4, 3], [5, -1], [7, 0]],
    '+head.tilt': [[0, 0], [1, 2], [2, 4], [3, 8], [4, 5], [5, 9], [7, 9], [9, 2], [10, 0]],
    'head.pitch': [[0, 0], [2, 0.15], [3, -0.35], [4, 0.05], [5, -0.15], [7, -0.25], [9, 0]],
    'head.yaw': [[0, 0], [4, 0], [5, 0.3], [7, 0.34], [9, 0.06], [10, 0]],
    'head.cheeks': [[0, 0], [1, 2], [2, 6], [3, 0]],
    'head.eyes.*.lower': [[0, 0.42], [1, 0.1], [3, 0], [7, 0], [8, 0.42]],
    'head.eyes.*.size': [[0, 1], [1, 1.06], [2, 1.12], [4, 1.14], [5, 1.1], [8, 1]],
    'head.eyes.*.lookX': [[0, 0], [4, 0], [5, 3], [7, 3], [9, 0]],
    'head.eyes.*.lookY': [[0, 0], [1, -1], [4, 0], [5, -2], [7, -4], [9, 0]],
    'head.eyes.*.kind': [[0, 'ball'], [3, 'squeeze'], [4, 'ball'], [8, 'happy'], [9, 'ball']],
    'head.eyes.*.brow': [[0, 2], [2, 5], [5, 5], [8, 2]],
    'head.mouth.kind': [[0, 'laugh'], [1, 'flat'], [3, 'oh'], [7, 'cat'], [8, 'laugh']],
    'head.mouth.open': [[0, 0.25], [1, 0], [3, 0.4], [4, 0.12], [6, 0.05], [8, 0.5], [9, 0.3], [10, 0.25]],
    'head.mouth.wide': [[0, 0.95], [1, 0.6], [2, 0.5], [3, 0.8], [6, 0.7], [7, 0.95]],
    '+head.ears.*.turn': [[0, 0], [2, 14], [3, -14], [4, 12], [5, -6], [7, -4], [9, 0]],
    '+wings.*.lift': [[0, 0], [2, -14], [3, 34], [4, 10], [5, -6], [7, 2], [10, 0]],
    'wings.*.spread': [[0, 0.65], [2, 0.4], [3, 1], [4, 0.8], [6, 0.6], [10, 0.65]],
    '+tail.curl': [[0, 0], [2, 10], [3, -60], [4, -20], [5, 20], [7, -10], [8, 14], [10, 0]],
  },
  extras: (i) => [
    { kind: 'ring', x: [32, 48, 59, 66, 70, 72][i - 3] ?? 0, y: [-68, -78, -96, -115, -134, -150][i - 3] ?? 0, size: [0.5, 0.85, 1, 1, 0.9, 0.6][i - 3] ?? 0, value: (i - 3) / 5, turn: 10 - (i - 3) * 5 },
  ],
})

export const ecstatic = clip({
  rest: rest('ecstatic'),
  durations: [110, 80, 80, 110, 80, 80],
  loop: true,
  swing: 0,
  tracks: {
    y: [[0, 0], [1, -6, 'out'], [2, -7], [3, 0, 'in'], [4, -6, 'out'], [5, -7], [6, 0, 'in']],
    stretch: [[0, 0.94], [1, 1.04], [2, 1.02], [3, 0.94], [4, 1.04], [5, 1.02], [6, 0.94]],
    'body.rise': [[0, 0], [1, 5], [2, 5], [3, 0], [4, 5], [5, 5], [6, 0]],
    '+head.tilt': [[0, -4], [3, 4], [6, -4]],
    '+head.y': [[0, 2], [1, 1], [2, -1], [3, 2], [4, 1], [5, -1], [6, 2]],
    '+head.ears.*.turn': [[0, 10], [1, 4], [2, -8], [3, 10], [4, 4], [5, -8], [6, 10]],
    '+arms.*.y': [[0, 0], [1, -8], [3, 2], [4, -8], [6, 0]],
    'wings.*.lift': [[0, 34], [1, -26], [2, 30], [3, 34], [4, -26], [5, 30], [6, 34]],
    'wings.*.spread': [[0, 1], [1, 0.8], [2, 1], [3, 1], [4, 0.8], [5, 1], [6, 1]],
    '+tail.angle': [[0, 0], [3, 8], [6, 0]],
    '+tail.curl': [[0, 10], [2, 40], [3, 10], [5, -40], [6, 10]],
  },
  extras: (i) => [
    { kind: 'spark', x: [0, 42, 68, 84, 0, 0][i], y: [0, -70, -84, -114, 0, 0][i], size: [0, 0.6, 0.95, 0.8, 0, 0][i], turn: i * 14 },
    { kind: 'spark', x: [-62, 0, 0, 0, -42, -64][i], y: [-128, 0, 0, 0, -70, -84][i], size: [0.7, 0, 0, 0, 0.6, 0.9][i], turn: -i * 14 },
  ],
})

/** Sighs a cloud and watches it go. */
export const bored = clip({
  rest: rest('bored'),
  durations: [420, 180, 160, 140, 200, 260, 260, 320],
  loop: true,
  swing: 0,
  tracks: {
    '+body.tall': [[0, 0], [1, 0.03], [2, 0.05], [3, -0.03], [5, -0.01], [8, 0]],
    '+head.y': [[0, 0], [2, -2], [3, 2], [6, 1], [8, 0]],
    'head.cheeks': [[0, 1], [1, 4], [2, 7], [3, 2], [5, 1]],
    '+head.eyes.*.lid': [[0, 0], [3, 0.1], [4, -0.06], [7, -0.04], [8, 0]],
    '+head.eyes.*.lookY': [[0, 0], [4, 0], [5, -2], [7, -3], [8, 0]],
    'head.mouth.kind': [[0, 'frown'], [3, 'oh'], [5, 'frown']],
    'head.mouth.open': [[0, 0], [3, 0.02]],
    'head.mouth.wide': [[0, 0.7], [3, 0.42], [5, 0.7]],
    '+head.ears.*.turn': [[0, 0], [2, -6], [3, 8], [6, 0]],
    '+wings.*.lift': [[0, 0], [2, 10], [3, -6], [6, 0]],
    '+tail.curl': [[0, 0], [1, -40], [2, 6], [3, 0], [5, -40], [6, 6], [7, 0]],
  },
  extras: (i) => [
    { kind: 'puff', x: -54 - (i - 3) * 4, y: -72 - (i - 3) * 15, size: [0.6, 0.95, 1, 0.7][i - 3] ?? 0, turn: (i - 3) * -8 },
  ],
})
