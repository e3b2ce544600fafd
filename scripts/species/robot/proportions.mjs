// @ts-check
// What a robot measures, in cell pixels. A growth stage is another set of these numbers.

/**
 * @typedef {object} Size
 * @property {number} head scale of the head drawing @property {number} eye scale of the eyes
 * @property {number} antenna px from the lid to the bulb @property {number} bulb px, half its width
 * @property {number} neck px between body and head @property {number} torso px from the collar to the hip
 * @property {number} hip px from the hip to the ground @property {number} girth scale of the body across
 * @property {number} wheel px, half its height: a step of the walk turns it by whole spokes @property {number} tyre px, half its thickness
 * @property {number} arm px, half an arm's thickness @property {number} hand scale of the grippers @property {number} key scale of the key
 * @property {number} lift how high it jumps, 1 is as posed @property {boolean} stabilised it still has its small side wheels @property {boolean} flower it wears the flower it was given
 * @property {number} line outer line, px @property {number} inner line where parts overlap, px
 */

/** @typedef {'baby' | 'young' | 'grown'} Stage */

/** @type {Size} */
const young = {
  head: 0.96,
  eye: 1.02,
  antenna: 21,
  bulb: 9.2,
  neck: 3,
  torso: 34,
  hip: 34,
  girth: 1,
  wheel: 17.83,
  tyre: 10.5,
  arm: 5,
  hand: 1,
  key: 1,
  lift: 1,
  stabilised: false,
  flower: false,
  line: 4.7,
  inner: 4.1,
}

/** Growth stages: a baby is all head, with a key too big for it. @type {Record<Stage, Size>} */
export const stages = {
  baby: {
    ...young,
    head: 0.88,
    eye: 1.12,
    antenna: 16,
    bulb: 8,
    neck: 0,
    torso: 23,
    hip: 21,
    girth: 0.84,
    wheel: 11.88,
    tyre: 8,
    arm: 4.5,
    hand: 0.86,
    key: 0.94,
    stabilised: true,
  },
  young,
  grown: {
    ...young,
    head: 0.95,
    eye: 1,
    antenna: 21,
    neck: 4,
    torso: 38,
    hip: 34,
    girth: 1.14,
    tyre: 12,
    arm: 5.6,
    hand: 1.06,
    lift: 0.35,
    flower: true,
  },
}
