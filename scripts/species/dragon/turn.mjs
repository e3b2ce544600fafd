// @ts-check
// How a turned head is told from one that faces you.

/** How far the head is turned, 0 to 1.2, and to which side. @param {number} yaw */
export const turnOf = (yaw) => ({
  t: Math.min(1.2, Math.abs(yaw)),
  way: /** @type {1 | -1} */ (yaw < 0 ? -1 : 1),
})
