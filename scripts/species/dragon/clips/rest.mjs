// @ts-check
// Asleep round its tail, with a bubble of smoke that comes and goes with the breath.

import { beats, clip } from '../../motion/clip.mjs'
import * as shared from '../../default/clips/rest.mjs'
import { curled } from '../../default/pose.mjs'

/** @typedef {import('../../motion/clip.mjs').Clip} Clip */
/** @typedef {import('../../default/pose.mjs').Pose} Pose */

/** How far a sleeper's snout is turned, so that the bubble has room beside it. */
const TURNED = -0.62

/** Curled up as a dragon does. @param {Pose} pose @returns {Pose} */
const asDragon = (pose) => ({
  ...pose,
  head: { ...pose.head, yaw: TURNED, tilt: pose.head.tilt * 0.5, pitch: 0 },
  tail: { ...pose.tail, angle: 24, bend: 150, kink: 0.3, curl: 14 },
})

/** A bubble at the nostril. @param {number} size */
const bubble = (size) => ({ kind: 'bubble', x: -69 - size * 8, y: -32 - size * 3, size })

/** Slow breaths: out, and the bubble is there; in, and it is not. */
export const sleep = clip({
  rest: () => asDragon(curled()),
  durations: beats(6, 420),
  loop: true,
  swing: 0,
  tracks: {
    'body.tall': [[0, 1.045], [3, 1], [6, 1.045]],
    'head.y': [[0, -1.6], [3, 0], [6, -1.6]],
    '+head.ears.*.turn': [[0, -3], [3, 4], [6, -3]],
    '+tail.curl': [[0, 3], [4, -3], [6, 3]],
  },
  extras: (i) => [bubble([0.3, 0.62, 0.9, 1.05, 0.8, 0.5][i])],
})

/** The shared clip with a dragon's curl, and a bubble or its end in some frames. @param {Clip} clip @param {Record<number, number>} bubbles size by frame; 0 is the moment it bursts @returns {Clip} */
const dreaming = (clip, bubbles) => ({
  ...clip,
  poses: clip.poses.map((pose, i) => {
    const own = pose.view === 'curled' ? asDragon(pose) : pose
    const size = bubbles[i]
    if (size === undefined) return own
    return { ...own, extras: [size ? bubble(size) : { kind: 'pop', x: -77, y: -35, size: 0.9 }] }
  }),
})

const last = shared.fallAsleep.poses.length - 1

/** A yawn, two nods, down it goes and round. Ends on the first frame of `sleep`. */
export const fallAsleep = dreaming(shared.fallAsleep, { [last]: 0.22 })

/** The bubble bursts; an eye, a long stretch, a shake, and good morning. */
export const wake = dreaming(shared.wake, { 0: 1, 1: 0 })
