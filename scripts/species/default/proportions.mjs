// @ts-check
// What the creature measures, in cell pixels. A growth stage is another set of these numbers.

/**
 * @typedef {object} Proportions
 * @property {number} head scale of the head drawing @property {number} neck px from the middle of the head down to the collar
 * @property {number} torso px from the collar to the ground, sitting @property {number} girth scale of the torso and haunches across
 * @property {number} limb scale of the limbs' thickness @property {number} ear scale of the ears @property {number} eye scale of the eyes
 * @property {1 | 2} [plain] 1 leaves out the small marks, 2 the lights in the eyes too: for sizes where they would be specks
 * @property {number} tail px from root to tip @property {number} plume half width of the tail, px
 * @property {number} line outer line, px @property {number} inner line where parts overlap, px
 */

/** The shape most know. @type {Proportions} */
export const young = {
  head: 0.92,
  neck: 27,
  torso: 69,
  girth: 1,
  limb: 1,
  ear: 1,
  eye: 1,
  tail: 146,
  plume: 19,
  line: 4.7,
  inner: 4.1,
}

/** Growth stages by name. @type {Record<import('../species.mjs').Stage, Proportions>} */
export const stages = { baby: young, young, grown: young }
