// @ts-check
// Movements a fox shares with the others, told with its own tail.

import * as antics from '../../default/clips/antics.mjs'
import * as gestures from '../../default/clips/gestures.mjs'
import * as joys from '../../default/clips/joys.mjs'
import * as meals from '../../default/clips/meals.mjs'
import * as standard from '../../default/clips/standard.mjs'
import { lay } from '../../motion/tracks.mjs'
import { limp, raised } from '../pose.mjs'
import { retold } from '../retell.mjs'
import { bowing } from './rest.mjs'

/** Settings that hold from the first frame to the last. @param {Record<string, import('../../motion/tracks.mjs').Value>} settings @returns {import('../../motion/tracks.mjs').Tracks} */
const held = (settings) =>
  Object.fromEntries(Object.entries(settings).map(([path, value]) => [path, [[0, value]]]))

/** The brush stands up behind for as long as it is off the ground. @param {number} from frame @param {number} to frame @returns {import('../../motion/tracks.mjs').Tracks} */
const up = (from, to) => ({
  ...held(raised),
  'tail.front': [[0, true], [from, false], [to, true]],
  'tail.kink': [[0, 0.6], [from, 0.34, 'hold'], [to, 0.6, 'hold']],
  'tail.length': [[0, 1], [from, 0.86, 'hold'], [to, 1, 'hold']],
})

export const hover = retold(gestures.hover, {
  ...up(2, 5),
  'tail.curl': [[0, 72], [1, 110], [2, 10, 'hold'], [4, 60], [5, 120, 'hold'], [6, 84], [7, 74]],
  'tail.puff': [[0, 0.86], [2, 1.2], [5, 1], [7, 0.88]],
})

export const wave = retold(gestures.wave, {
  'tail.curl': [[0, 72], [2, 104], [3, 56], [4, 104], [5, 56], [6, 96], [7, 74]],
})

export const petted = retold(gestures.petted, {
  'tail.curl': [[0, 90], [1, 112], [3, 50], [5, 112], [7, 50], [8, 90]],
  'tail.puff': [[0, 0.95]],
})

export const gazes = retold(standard.gazes)

/** Eight gazes of the standard's look rows. @param {0 | 8} first */
export const look = (first) => retold(standard.look(first))

export const trouble = retold(antics.trouble, {
  x: [[0, 5]],
  'tail.curl': [[0, 30], [3, 24], [4, 66], [5, 76], [6, 40], [7, 60], [8, 20], [9, 30]],
  'tail.puff': [[0, 0.86], [7, 1.1], [9, 0.9]],
})

export const hungry = retold(meals.hungry, {
  ...held(limp),
  'tail.curl': [[0, -6], [4, 0], [8, 30], [9, 0]],
})

export const jumping = retold(standard.jumping, {
  ...up(1, 3),
  'tail.curl': [[0, 100], [1, 20, 'hold'], [2, 56], [3, 116, 'hold'], [4, 60]],
})

export const failed = retold(standard.failed, {
  ...held(limp),
  'tail.puff': [[0, 1.3], [2, 1], [3, 0.8]],
  'tail.curl': [[0, 120], [1, 90], [2, 20], [3, -6], [5, 0], [7, -4]],
  'tail.length': [[0, 1], [3, 0.84]],
})

export const waiting = retold(standard.waiting, {
  'tail.curl': [[0, 72], [1, 112], [2, 50], [3, 72], [4, 112], [5, 50], [6, 72]],
})

export const working = retold(standard.working, {
  'tail.curl': [[0, 80], [2, 100], [5, 60], [6, 80]],
})

export const review = retold(standard.review, {
  'tail.curl': [[0, 60], [3, 90], [6, 60]],
})

const gained = retold(joys.levelUp, {
  ...up(6, 11),
  'tail.curl': [[0, 72], [3, 40], [5, 20], [6, 0, 'hold'], [8, 60], [10, 20], [11, 110, 'hold'], [15, 72]],
  'tail.puff': [[0, 0.86], [5, 0.8], [6, 1.2], [8, 1.34], [11, 1.2], [15, 0.92]],
})

/** The bow frame by frame: px the chest sinks, px and degrees the head does, and the brush's angle and curl. */
const BOW = [
  [9, -2, -12, 216, 10],
  [23, 13, 22, 240, -50],
  [24, 15, 26, 244, -24],
]
const FIRST_BOW = 12

/** How much farther right the middle of a bowing fox is, px. */
const ASIDE = 24

/** One frame of the bow. @param {number[]} depth @param {import('../../default/pose.mjs').Extra[]} extras */
function bow([chest, low, tilt, angle, curl], extras) {
  const pose = lay(bowing(1), {
    'body.chest': chest, 'head.y': low, 'head.tilt': tilt, 'head.eyes.*.kind': 'happy', 'tail.angle': angle, 'tail.curl': curl, 'tail.puff': 1.2,
  })
  pose.extras = extras.map((extra) => ({ ...extra, x: extra.x - ASIDE }))
  return pose
}

/** The mark lights, gathers, bursts; and the fox takes a bow. */
export const levelUp = {
  ...gained,
  poses: gained.poses.map((pose, frame) => {
    const depth = BOW[frame - FIRST_BOW]
    return depth ? bow(depth, pose.extras) : pose
  }),
}
