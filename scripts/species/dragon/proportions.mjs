// @ts-check
// What a dragon measures, in cell pixels. A growth stage is another row of this table.

/** @typedef {'baby' | 'young' | 'grown'} Stage */

/**
 * @typedef {object} Proportions
 * @property {number} head scale of the head drawing @property {number} neck px from the middle of the head down to the collar
 * @property {number} torso px from the collar to the seat @property {number} leg px from the seat to the ground
 * @property {number} girth scale of the torso across @property {number} limb scale of arms and feet
 * @property {number} eye scale of the eyes @property {number} horn px @property {number} fin scale of the fins at the cheeks
 * @property {number} crest scale of the crest's points @property {number} wing scale of the wings
 * @property {number} tail px from root to spade @property {number} thick half width of the tail at its root, px @property {number} spade px
 * @property {number} line outer line, px @property {number} inner line where parts overlap, px
 * @property {boolean} scarf the ornament a grown one has earned
 */

/** @type {Record<Stage, Proportions>} */
export const stages = {
  baby: {
    head: 0.82,
    neck: 22,
    torso: 33,
    leg: 10,
    girth: 0.74,
    limb: 0.8,
    eye: 1.1,
    horn: 9,
    fin: 0.72,
    crest: 0.62,
    wing: 0.66,
    tail: 58,
    thick: 11,
    spade: 17,
    line: 4.7,
    inner: 4.1,
    scarf: false,
  },
  young: {
    head: 0.95,
    neck: 25,
    torso: 54,
    leg: 15,
    girth: 1,
    limb: 1,
    eye: 1,
    horn: 25,
    fin: 1,
    crest: 1.12,
    wing: 0.9,
    tail: 84,
    thick: 12.5,
    spade: 25,
    line: 4.7,
    inner: 4.1,
    scarf: false,
  },
  grown: {
    head: 0.91,
    neck: 24,
    torso: 61,
    leg: 17,
    girth: 1.06,
    limb: 1.08,
    eye: 0.95,
    horn: 30,
    fin: 1,
    crest: 1.24,
    wing: 0.98,
    tail: 78,
    thick: 13.5,
    spade: 26,
    line: 4.7,
    inner: 4.1,
    scarf: true,
  },
}
