// @ts-check
// What a fox measures at each stage of its life, in cell pixels: one rig, three sets of numbers.

/** @typedef {'baby' | 'young' | 'grown'} Stage */

/**
 * @typedef {object} Proportions
 * @property {number} head scale of the head from the front @property {number} profile scale of the head from the side
 * @property {number} neck px from the middle of the head down to the collar @property {number} torso px from the collar to the ground, sitting
 * @property {number} long scale of the back's length @property {number} deep scale of the trunk's height on all fours
 * @property {number} leg px the trunk is lower than a young fox's, on all fours
 * @property {number} limb scale of the limbs' thickness @property {number} ear scale of the ears @property {number} eye scale of the eyes
 * @property {number} ruff scale of what the cheek ruffs stand out @property {number} tail scale of the tail's length
 * @property {number} plume half width of the tail, px @property {boolean} feather it has earned its feather
 * @property {number} line outer line, px @property {number} inner line where parts overlap, px
 */

/** @type {Record<Stage, Proportions>} */
export const stages = {
  baby: {
    head: 0.86,
    profile: 0.72,
    neck: 29,
    torso: 40,
    long: 0.74,
    deep: 0.82,
    leg: 5,
    limb: 0.92,
    ear: 0.78,
    eye: 1.16,
    ruff: 0.45,
    tail: 0.66,
    plume: 15,
    feather: false,
    line: 4.7,
    inner: 4.1,
  },
  young: {
    head: 0.82,
    profile: 0.7,
    neck: 33,
    torso: 60,
    long: 1,
    deep: 1,
    leg: 0,
    limb: 1,
    ear: 1,
    eye: 1,
    ruff: 1,
    tail: 1,
    plume: 20,
    feather: false,
    line: 4.7,
    inner: 4.1,
  },
  grown: {
    head: 0.8,
    profile: 0.69,
    neck: 33,
    torso: 64,
    long: 1,
    deep: 1.08,
    leg: -3,
    limb: 1.04,
    ear: 1.02,
    eye: 0.95,
    ruff: 1.15,
    tail: 1.03,
    plume: 22,
    feather: true,
    line: 4.7,
    inner: 4.1,
  },
}
