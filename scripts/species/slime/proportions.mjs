// @ts-check
// What a slime measures, in cell pixels. A growth stage is another set of these numbers.

/**
 * @typedef {object} Proportions
 * @property {number} scale of everything, about the ground; all other numbers are before it
 * @property {number} tall px from the ground to the crown, calm @property {number} wide px, half its width
 * @property {number} eye scale of the eyes @property {number} low part of the height the face sits lower
 * @property {[number, number]} leaves px, the left one and the right one @property {number} stalk px
 * @property {boolean} flower its sprout has come into flower
 * @property {number} line outer line, px @property {number} inner line where parts overlap, px
 */

/** The shape most know. @type {Proportions} */
export const young = {
  scale: 1,
  tall: 122,
  wide: 66,
  eye: 1,
  low: 0,
  leaves: [41, 31],
  stalk: 11,
  flower: false,
  line: 4.7,
  inner: 4.1,
}

/** A droplet: round, its face low, two seed leaves. @type {Proportions} */
const baby = {
  ...young,
  scale: 0.72,
  tall: 110,
  wide: 67,
  eye: 1.16,
  low: 0.035,
  leaves: [27, 24],
  stalk: 5,
  line: 5.9,
  inner: 5.1,
}

/** Broader below, and in flower. @type {Proportions} */
const grown = {
  ...young,
  tall: 124,
  wide: 69.5,
  eye: 0.98,
  leaves: [38, 33],
  stalk: 12,
  flower: true,
}

/** Growth stages by name. @type {Record<import('../species.mjs').Stage, Proportions>} */
export const stages = { baby, young, grown }
