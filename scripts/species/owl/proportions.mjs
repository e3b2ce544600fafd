// @ts-check
// What an owl measures, in cell pixels. A growth stage is another set of these numbers.

/** @typedef {'baby' | 'young' | 'grown'} Stage */

/**
 * @typedef {object} Proportions
 * @property {number} head scale of the head drawing @property {number} neck px from the collar up to the middle of the head
 * @property {number} torso px from the ground to the collar @property {number} girth scale of the body across
 * @property {number} fluff 0 sleek, 1 a ball of down: what it never quite gets rid of
 * @property {number} wing scale of the wings @property {number} tuft scale of the brow tufts @property {number} eye scale of the eyes
 * @property {number} foot scale of the feet @property {number} tail px from root to tip @property {boolean} tie it has earned its bow tie
 * @property {number} line outer line, px @property {number} inner line where parts overlap, px
 */

/** @type {Proportions} */
const young = {
  head: 0.98,
  neck: 29,
  torso: 62,
  girth: 1,
  fluff: 0,
  wing: 1,
  tuft: 0.97,
  eye: 1,
  foot: 1,
  tail: 35,
  tie: false,
  line: 4.7,
  inner: 3.8,
}

/** @type {Record<Stage, Proportions>} */
export const stages = {
  baby: {
    ...young,
    head: 0.9,
    neck: 22,
    torso: 44,
    girth: 0.94,
    fluff: 0.5,
    wing: 0.74,
    tuft: 0.56,
    eye: 1.1,
    foot: 0.86,
    tail: 20,
  },
  young,
  grown: {
    ...young,
    head: 0.98,
    neck: 28,
    torso: 69,
    girth: 1.12,
    wing: 1.1,
    tuft: 1.03,
    eye: 0.96,
    foot: 1.08,
    tail: 40,
    tie: true,
  },
}

/** What is this low, px, is on the ground and stays there. */
const LOW = -30

/** From the ground to the crown, px. @param {Proportions} size */
const tallOf = ({ torso, neck, head }) => torso + neck + 40 * head

/** Movements are made for the young owl: how high the same thing is with another. @param {number} y px, up is negative @param {Proportions} size */
export const heightFor = (y, size) =>
  y > LOW
    ? y
    : LOW + ((y - LOW) * Math.min(tallOf(size) - 30, tallOf(young) - 30)) / (tallOf(young) - 30)
