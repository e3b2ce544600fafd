// @ts-check
// Keyframes: a track gives one number (or word) of a pose its value at some frames; frames between are eased.

/** @typedef {number | string | boolean} Value */
/** @typedef {[number, Value] | [number, Value, Ease]} Key frame, value, how to arrive there */
/** @typedef {'both' | 'in' | 'out' | 'linear' | 'hold'} Ease */
/** @typedef {Record<string, Key[]>} Tracks path in the pose (`head.eyes.*.lid`; a leading + adds to the resting pose) to keys */

/** @type {Record<Ease, (t: number) => number>} */
const EASES = {
  both: (t) => t * t * (3 - 2 * t),
  in: (t) => t * t,
  out: (t) => 1 - (1 - t) * (1 - t),
  linear: (t) => t,
  hold: () => 0,
}

/** Value of a track at a frame. Words and switches change at their key; numbers glide. @param {Key[]} keys @param {number} frame @returns {Value} */
export function valueAt(keys, frame) {
  const next = keys.findIndex(([at]) => at > frame)
  if (next === 0) return keys[0][1]
  if (next === -1) return keys[keys.length - 1][1]
  const [from, a] = keys[next - 1]
  const [to, b, ease = 'both'] = keys[next]
  if (typeof a !== 'number' || typeof b !== 'number') return a
  return a + (b - a) * EASES[ease]((frame - from) / (to - from))
}

/** Every concrete path a `*` stands for. @param {string} path */
export const expand = (path) =>
  path.includes('*') ? [path.replace('*', '0'), path.replace('*', '1')] : [path]

/** Reads `a.b.0.c`. @param {any} object @param {string} path */
export const read = (object, path) => path.split('.').reduce((o, key) => o[key], object)

/** Writes `a.b.0.c`; the path must exist, so a typing error does not pass unseen. @param {any} object @param {string} path @param {Value} value */
export function write(object, path, value) {
  const keys = path.split('.')
  const last = /** @type {string} */ (keys.pop())
  const owner = keys.reduce((o, key) => o?.[key], object)
  if (owner?.[last] === undefined) throw new Error(`No such part of a pose: ${path}`)
  owner[last] = value
}

/** Lays settings over a pose in place: `{ 'head.eyes.*.lid': 0.4, '+head.y': 3 }`. @param {any} pose @param {Record<string, Value>} changes */
export function lay(pose, changes) {
  for (const [raw, value] of Object.entries(changes)) {
    const add = raw.startsWith('+')
    for (const path of expand(add ? raw.slice(1) : raw)) {
      write(pose, path, add ? read(pose, path) + /** @type {number} */ (value) : value)
    }
  }
  return pose
}
