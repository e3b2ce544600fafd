// @ts-check
// Overlap: ears and tail are light and late. They swing a frame or two after whatever carries them.

/** How much of the swing is left a frame later, and how the tail lags behind the ears. */
const EAR_KEEP = 0.35
const TAIL_KEEP = 0.5

/** How high and how far aside the head is, px. @param {import('../default/pose.mjs').Pose} pose */
const carried = (pose) => ({
  up: pose.y + pose.head.y - 60 * (pose.stretch * pose.body.tall - 1) - pose.body.rise,
  aside: pose.x + pose.body.chest + pose.lean * 0.6,
})

/**
 * Adds the swing to the poses in place.
 * @param {import('../default/pose.mjs').Pose[]} poses @param {{loop: boolean, swing: number}} how
 */
export function follow(poses, { loop, swing }) {
  const n = poses.length
  const path = poses.map(carried)
  const rounds = loop ? 3 : 1
  let ear = 0
  let tail = 0
  let sway = 0
  let lateUp = 0
  for (let step = 0; step < n * rounds; step++) {
    const i = step % n
    const before = path[i === 0 ? (loop ? n - 1 : 0) : i - 1]
    const up = path[i].up - before.up
    const aside = path[i].aside - before.aside
    ear = ear * EAR_KEEP - up * 0.9
    tail = tail * TAIL_KEEP - lateUp * 0.8
    sway = sway * TAIL_KEEP - aside * 0.9
    lateUp = up
    if (step < n * (rounds - 1)) continue
    const pose = poses[i]
    for (const each of pose.head.ears) each.turn += limit(ear * swing, 16)
    pose.tail.angle += limit(tail * swing, 14) * 0.5
    pose.tail.curl += limit((tail + sway) * swing, 22)
  }
}

/** @param {number} v @param {number} most */
const limit = (v, most) => most * Math.tanh(v / most)
