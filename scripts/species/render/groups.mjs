// @ts-check
// Parts of a picture that look alike share a set of codes: a few sets, chosen for square tiles.

/** Symbols of both kinds side by side: pixels and lengths, then distances. */
const ROUNDS = 6

/**
 * Sorts tiles into groups by what they hold, by k-means over coding cost.
 * @param {Float64Array[]} tiles symbol counts of each tile @param {number} most groups
 * @returns {{group: Uint16Array, count: number}}
 */
export function groupTiles(tiles, most) {
  const group = new Uint16Array(tiles.length)
  const busy = tiles.map((tile, i) => ({ i, sum: total(tile) })).filter(({ sum }) => sum > 24)
  busy.sort((a, b) => b.sum - a.sum || a.i - b.i)
  if (busy.length < most * 4) return { group, count: 1 }
  let centres = Array.from({ length: most }, (_, k) =>
    costs(tiles[busy[Math.floor((k * busy.length) / most)].i]),
  )
  for (let round = 0; round < ROUNDS; round++) {
    tiles.forEach((tile, i) => (group[i] = nearest(tile, centres)))
    const sums = centres.map(() => new Float64Array(tiles[0].length))
    tiles.forEach((tile, i) => tile.forEach((v, s) => (sums[group[i]][s] += v)))
    centres = sums.filter((sum) => total(sum) > 0).map(costs)
  }
  tiles.forEach((tile, i) => (group[i] = nearest(tile, centres)))
  return renumber(group)
}

const total = (/** @type {Float64Array} */ counts) => counts.reduce((a, b) => a + b, 0)

/** Bits per symbol in a group; pixels-and-lengths and distances are coded apart but the sum serves. @param {Float64Array} counts */
function costs(counts) {
  const sum = total(counts) + counts.length * 0.1
  return counts.map((count) => Math.log2(sum / (count + 0.1)))
}

/** @param {Float64Array} tile @param {Float64Array[]} centres */
function nearest(tile, centres) {
  let best = 0
  let least = Infinity
  centres.forEach((centre, k) => {
    let bits = 0
    for (let s = 0; s < tile.length; s++) if (tile[s]) bits += tile[s] * centre[s]
    if (bits < least) [best, least] = [k, bits]
  })
  return best
}

/** Groups that nobody is in are left out. @param {Uint16Array} group */
function renumber(group) {
  const names = new Map()
  for (let i = 0; i < group.length; i++) {
    if (!names.has(group[i])) names.set(group[i], names.size)
    group[i] = names.get(group[i])
  }
  return { group, count: names.size }
}
