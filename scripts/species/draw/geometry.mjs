// @ts-check
// Points, curves and ribbons: the only mathematics the rigs need. Units are cell pixels, angles degrees.

/** @typedef {[number, number] | [number, number, number]} Point `[x, y]`, or `[x, y, 1]` for a sharp corner. */

const RADIANS = Math.PI / 180

/** Linear blend from a (t = 0) to b (t = 1). @param {number} a @param {number} b @param {number} t */
export const lerp = (a, b, t) => a + (b - a) * t

/** Keeps v inside [low, high]. @param {number} v @param {number} low @param {number} high */
export const clamp = (v, low, high) => Math.min(high, Math.max(low, v))

/** Smoothstep from 0 to 1 while v goes from a to b. @param {number} a @param {number} b @param {number} v */
export function smooth(a, b, v) {
  const t = clamp((v - a) / (b - a), 0, 1)
  return t * t * (3 - 2 * t)
}

/** The unit vector at an angle; 0 points right, 90 down (screen axes). @param {number} degrees @returns {[number, number]} */
export const direction = (degrees) => [Math.cos(degrees * RADIANS), Math.sin(degrees * RADIANS)]

/** Moves, scales and turns points. @param {Point[]} points @param {{x?: number, y?: number, sx?: number, sy?: number, turn?: number}} by @returns {Point[]} */
export function place(points, { x = 0, y = 0, sx = 1, sy = 1, turn = 0 }) {
  const [c, s] = direction(turn)
  return points.map(([px, py, corner]) => {
    const qx = px * sx
    const qy = py * sy
    return /** @type {Point} */ ([x + qx * c - qy * s, y + qx * s + qy * c, corner ?? 0])
  })
}

/** Blends two drawings of the same shape, point by point. @param {Point[]} a @param {Point[]} b @param {number} t @returns {Point[]} */
export const blend = (a, b, t) =>
  a.map(([x, y, corner], i) => [lerp(x, b[i][0], t), lerp(y, b[i][1], t), corner ?? 0])

/** Mirrors a shape left to right, keeping the winding. @param {Point[]} points @returns {Point[]} */
export const mirror = (points) =>
  points.map(([x, y, corner]) => /** @type {Point} */ ([-x, y, corner ?? 0])).reverse()

/** Short decimal text: two places are plenty at 192 px. @param {number} v */
export const num = (v) => String(Math.round(v * 100) / 100)

/** @param {number[]} xy */
const pair = (xy) => `${num(xy[0])} ${num(xy[1])}`

/** Handle length as a part of the segment: close to a circle for evenly spaced points. */
const HANDLE = 0.36

/**
 * A smooth path through points; corners stay sharp.
 * @param {Point[]} points @param {{closed?: boolean}} [options] @returns {string} SVG path data
 */
export function spline(points, { closed = true } = {}) {
  const n = points.length
  const at = (/** @type {number} */ i) => points[((i % n) + n) % n]
  const isEnd = (/** @type {number} */ i) =>
    Boolean(at(i)[2]) || (!closed && (i === 0 || i === n - 1))
  const tangents = points.map((_, i) => (isEnd(i) ? null : tangent(at(i - 1), at(i), at(i + 1))))
  const out = [`M${pair(at(0))}`]
  for (let i = 0; i < (closed ? n : n - 1); i++) {
    const p = at(i)
    const q = at(i + 1)
    const length = Math.hypot(q[0] - p[0], q[1] - p[1]) * HANDLE
    const tp = tangents[i]
    const tq = tangents[(i + 1) % n]
    let c1 = tp ? [p[0] + tp[0] * length, p[1] + tp[1] * length] : null
    let c2 = tq ? [q[0] - tq[0] * length, q[1] - tq[1] * length] : null
    c1 ??= c2
      ? [lerp(p[0], c2[0], 0.5), lerp(p[1], c2[1], 0.5)]
      : [lerp(p[0], q[0], 0.33), lerp(p[1], q[1], 0.33)]
    c2 ??= [lerp(q[0], c1[0], 0.5), lerp(q[1], c1[1], 0.5)]
    out.push(`C${pair(c1)} ${pair(c2)} ${pair(q)}`)
  }
  return out.join('') + (closed ? 'Z' : '')
}

/** Unit tangent at b between its neighbours; the shorter side counts more. @param {Point} a @param {Point} b @param {Point} c */
function tangent(a, b, c) {
  const d0 = Math.hypot(b[0] - a[0], b[1] - a[1]) || 1e-6
  const d1 = Math.hypot(c[0] - b[0], c[1] - b[1]) || 1e-6
  const tx = ((b[0] - a[0]) / d0) * d1 + ((c[0] - b[0]) / d1) * d0
  const ty = ((b[1] - a[1]) / d0) * d1 + ((c[1] - b[1]) / d1) * d0
  const d = Math.hypot(tx, ty) || 1e-6
  return [tx / d, ty / d]
}

/**
 * A curved limb's middle line: a quadratic through a bend.
 * @param {Point} from @param {Point} bend control point @param {Point} to @param {number} [steps] @returns {Point[]}
 */
export function arc(from, bend, to, steps = 8) {
  return Array.from({ length: steps + 1 }, (_, i) => {
    const t = i / steps
    const u = 1 - t
    return [
      u * u * from[0] + 2 * u * t * bend[0] + t * t * to[0],
      u * u * from[1] + 2 * u * t * bend[1] + t * t * to[1],
    ]
  })
}

/**
 * A chain that turns a little at every joint: tails and tufts.
 * @param {Point} root @param {number} length px @param {number[]} angles degrees, one per joint @returns {Point[]}
 */
export function chain(root, length, angles) {
  const step = length / angles.length
  /** @type {Point[]} */
  const out = [[root[0], root[1]]]
  for (const angle of angles) {
    const [dx, dy] = direction(angle)
    const last = out[out.length - 1]
    out.push([last[0] + dx * step, last[1] + dy * step])
  }
  return out
}

/**
 * The frame along a spine at u (0 root, 1 tip): the point and its left-hand normal.
 * @param {Point[]} spine @param {number} u
 */
export function along(spine, u) {
  const f = clamp(u, 0, 1) * (spine.length - 1)
  const i = Math.min(Math.floor(f), spine.length - 2)
  const t = f - i
  const ahead = spine[Math.min(i + 2, spine.length - 1)]
  const here = spine[i]
  const next = spine[i + 1]
  const before = spine[Math.max(i - 1, 0)]
  const tx = lerp(next[0] - before[0], ahead[0] - here[0], t)
  const ty = lerp(next[1] - before[1], ahead[1] - here[1], t)
  const d = Math.hypot(tx, ty) || 1e-6
  const [dx, dy] = [tx / d, ty / d]
  const over =
    Math.max(0, u - 1) * (spine.length - 1) * Math.hypot(next[0] - here[0], next[1] - here[1])
  return {
    x: lerp(here[0], next[0], t) + dx * over,
    y: lerp(here[1], next[1], t) + dy * over,
    nx: dy,
    ny: -dx,
  }
}

/**
 * A shape hung on a spine. Each mark is `[u, offset, corner?]`: u along the spine (may pass 1), offset px to the left of travel.
 * @param {Point[]} spine @param {Point[]} marks @returns {Point[]}
 */
export function onSpine(spine, marks) {
  return marks.map(([u, offset, corner]) => {
    const f = along(spine, u)
    return [f.x + f.nx * offset, f.y + f.ny * offset, corner ?? 0]
  })
}
