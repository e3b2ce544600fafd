// @ts-check
// Colours as data: five named ones make a palette, the rest is mixed from them.

/**
 * @typedef {object} Palette
 * @property {string} body main coat @property {string} shade the coat in shadow @property {string} belly muzzle, chest, tail tip
 * @property {string} accent inner ear, tongue, blush @property {string} line outline: a dark tint of the body, never black
 * @property {string} iris lower half of the eye
 */

/**
 * @typedef {object} Inks all colours one drawing pass needs
 * @property {string} body @property {string} belly @property {string} accent @property {string} line @property {string} sock
 * @property {string} stripe @property {string} blush @property {string} nose
 */

/** Mixes two #rrggbb colours. @param {string} a @param {string} b @param {number} t 0 gives a, 1 gives b */
export function mix(a, b, t) {
  const part = (/** @type {string} */ hex, /** @type {number} */ i) =>
    parseInt(hex.slice(1 + 2 * i, 3 + 2 * i), 16)
  const channels = [0, 1, 2].map((i) => Math.round(part(a, i) + (part(b, i) - part(a, i)) * t))
  return '#' + channels.map((c) => c.toString(16).padStart(2, '0')).join('')
}

/** The colours in the light. @param {Palette} p @returns {Inks} */
export const lit = (p) => ({
  body: p.body,
  belly: p.belly,
  accent: p.accent,
  line: p.line,
  sock: mix(p.shade, p.line, 0.36),
  stripe: p.shade,
  blush: mix(p.belly, p.accent, 0.5),
  nose: mix(p.line, p.accent, 0.25),
})

/** The same colours inside the one shade shape. @param {Palette} p @returns {Inks} */
export function shaded(p) {
  const l = lit(p)
  return {
    ...l,
    body: p.shade,
    belly: mix(p.belly, p.shade, 0.3),
    accent: mix(p.accent, p.line, 0.22),
    sock: mix(l.sock, p.line, 0.4),
    stripe: mix(p.shade, p.line, 0.22),
    blush: mix(l.blush, p.shade, 0.3),
  }
}
