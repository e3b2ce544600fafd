// @ts-check
// What the creature measures, in cell pixels. A growth stage is another set of these numbers.

/**
 * @typedef {object} Proportions
 * @property {number} scale of everything, about the ground; all other numbers are before it
 * @property {number} head scale of the head drawing @property {number} neck px from the middle of the head down to the collar
 * @property {number} torso px from the collar to the ground, sitting @property {number} girth scale of the torso and haunches across
 * @property {number} back scale of the trunk's length, on all fours, on a wall and curled up @property {number} nod px the head is lower there
 * @property {number} limb scale of the limbs' thickness @property {number} ear scale of the ears @property {number} eye scale of the eyes
 * @property {number} low px the face sits lower on the head @property {number} mark scale of the mark on the forehead @property {number} ruff scale of the ruff
 * @property {number} wobble scale of the head's tilt: a heavy one sways more
 * @property {boolean} scarf it has earned one
 * @property {1 | 2} [plain] 1 leaves out the small marks, 2 the lights in the eyes too: for sizes where they would be specks
 * @property {number} tail px from root to tip @property {number} plume half width of the tail, px
 * @property {number} line outer line, px @property {number} inner line where parts overlap, px
 */

/** The shape most know. @type {Proportions} */
export const young = {
  scale: 0.93,
  head: 0.92,
  neck: 27,
  torso: 69,
  girth: 1,
  back: 1,
  nod: 0,
  limb: 1,
  ear: 1,
  eye: 1,
  low: 0,
  mark: 1,
  ruff: 1,
  wobble: 1,
  scarf: false,
  tail: 146,
  plume: 19,
  line: 5,
  inner: 4.4,
}

/** All head: no neck, a face that sits low, ears and tail still to come. @type {Proportions} */
const baby = {
  ...young,
  scale: 0.78,
  head: 1.07,
  neck: 25,
  torso: 64,
  girth: 0.92,
  back: 0.86,
  nod: 6,
  limb: 1.04,
  ear: 0.8,
  eye: 1.1,
  low: 2.5,
  mark: 0.8,
  ruff: 0.74,
  wobble: 1.5,
  tail: 88,
  plume: 17,
  line: 5.6,
  inner: 4.9,
}

/** A head taller, full in the chest and the tail, longer in the back, and with a scarf. @type {Proportions} */
const grown = {
  ...young,
  scale: 1,
  head: 0.9,
  neck: 28,
  torso: 72,
  girth: 1.1,
  back: 1.04,
  nod: -2,
  limb: 1.07,
  ear: 0.98,
  eye: 0.96,
  mark: 1.2,
  ruff: 1.14,
  scarf: true,
  tail: 131,
  plume: 20,
  line: 4.7,
  inner: 4.1,
}

/** Growth stages by name. @type {Record<import('../species.mjs').Stage, Proportions>} */
export const stages = { baby, young, grown }
