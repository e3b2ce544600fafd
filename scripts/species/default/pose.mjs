// @ts-check
// What can be posed, and the three resting poses every animation starts from.

/**
 * @typedef {object} ArmPose
 * @property {number} x paw, px from the middle @property {number} y paw, px from the ground (up is negative)
 * @property {number} bend px the elbow stands out @property {boolean} front over the head
 */
/** @typedef {{x: number, y: number, turn: number, sole: boolean}} FootPose */
/** @typedef {{kind: string, x: number, y: number, size: number, turn?: number, value?: number, behind?: boolean, held?: boolean, within?: boolean}} Extra
 * a prop or an effect, px from the middle and the ground; behind everything, held: under the raised paws, or within: seen through a clear body */

/**
 * @typedef {object} Pose
 * @property {'front' | 'side' | 'curled' | 'upright'} view
 * @property {number} spin degrees it has tumbled about the middle of the cell
 * @property {1 | -1} facing side view only: 1 looks right @property {number} x px @property {number} y px, up is negative
 * @property {number} stretch 1 is normal; volume is kept @property {number} lean degrees about the ground
 * @property {{chest: number, hip: number, tall: number, rise: number, bob: number}} body front view: chest px sideways, hip and tall
 *   scales, rise px the seat is off the ground; side view: chest px the forequarters sink, rise px the hindquarters lift, bob px all of it moves
 * @property {import('./head.mjs').HeadPose & {x: number, y: number, tilt: number}} head
 * @property {[ArmPose, ArmPose]} arms @property {[FootPose, FootPose]} feet
 * @property {{x: number, y: number}[]} legs side view: near fore, far fore, near hind, far hind, px from where the foot rests
 * @property {import('../draw/tail.mjs').TailPose & {front: boolean}} tail `front` brings it round before the feet
 * @property {Extra[]} extras
 */

/** @returns {import('../draw/eyes.mjs').EyePose} */
const eye = () => ({
  lid: 0,
  lower: 0,
  soft: 0,
  slant: 0,
  kind: 'ball',
  size: 1,
  lookX: 0,
  lookY: 0,
  brow: 0,
  shine: 0,
})

/** Sitting up, facing you, calm: frame 0 of everything. @returns {Pose} */
export const neutral = () => ({
  view: 'front',
  facing: 1,
  x: 0,
  y: 0,
  spin: 0,
  stretch: 1,
  lean: 0,
  body: { chest: 1.5, hip: 1, tall: 1, rise: 0, bob: 0 },
  head: {
    x: 0,
    y: 0,
    tilt: -4,
    yaw: 0,
    pitch: 0,
    blush: 1,
    cheeks: 0,
    glow: 0,
    phones: false,
    ears: [
      { turn: 16, fold: 0, length: 1, curl: 5 },
      { turn: 24, fold: 0.75, length: 1, curl: 5 },
    ],
    eyes: [eye(), eye()],
    mouth: { kind: 'cat', open: 0, wide: 1 },
  },
  arms: [
    { x: -12, y: 0, bend: 2, front: false },
    { x: 12, y: 0, bend: 2, front: false },
  ],
  feet: [
    { x: -28, y: 0, turn: 0, sole: false },
    { x: 28, y: 0, turn: 0, sole: false },
  ],
  legs: [0, 1, 2, 3].map(() => ({ x: 0, y: 0 })),
  tail: { angle: 12, bend: -122, kink: 0.5, curl: 70, puff: 1, length: 1, front: false },
  extras: [],
})

/** On all fours, turned to one side. @param {1 | -1} facing 1 looks right @returns {Pose} */
export function standing(facing = 1) {
  const pose = neutral()
  pose.view = 'side'
  pose.facing = facing
  pose.body.chest = 0
  pose.head.yaw = 0.95 * facing
  pose.head.tilt = 0
  pose.head.ears[0].turn = facing > 0 ? 20 : 12
  pose.head.ears[1].turn = facing > 0 ? 14 : 26
  pose.tail = { ...pose.tail, angle: 217, bend: 66, kink: 0.4, curl: -62, length: 0.76, puff: 0.95 }
  return pose
}

/** On a wall at the right, looking up it. @returns {Pose} */
export function clinging() {
  const pose = neutral()
  pose.view = 'upright'
  pose.body.chest = 0
  pose.head = { ...pose.head, yaw: 0.9, pitch: -0.3, tilt: -14 }
  pose.head.ears[0].turn = 44
  pose.head.ears[1].turn = 16
  pose.tail = {
    ...pose.tail,
    angle: 196,
    bend: -58,
    kink: 0.5,
    curl: 112,
    length: 0.58,
    puff: 0.86,
  }
  return pose
}

/** Curled up and asleep. @returns {Pose} */
export function curled() {
  const pose = neutral()
  pose.view = 'curled'
  pose.body.chest = 0
  pose.head = { ...pose.head, tilt: -9, yaw: -0.2, pitch: -0.12 }
  pose.head.ears[0].turn = 26
  pose.head.ears[1].turn = 40
  for (const each of pose.head.eyes) Object.assign(each, { kind: 'rest', lid: 1, brow: 1 })
  pose.tail = { ...pose.tail, angle: 4, bend: 170, kink: 0.34, curl: 26, length: 0.9, puff: 0.7 }
  return pose
}
