// @ts-check
// What a dragon measures, in cell pixels. A growth stage is another row of this table.

/** @typedef {'baby' | 'young' | 'grown'} Stage */

/**
 * @typedef {object} Proportions
 * @property {number} centre the middle of the body from the front, px from the left of the cell: the tail needs the room on the right
 * @property {number} head scale of the head drawing @property {number} neck px from the middle of the head down to the collar
 * @property {number} torso px from the collar to the seat @property {number} leg px from the seat to the ground
 * @property {number} girth scale of the torso across @property {number} limb scale of arms and feet
 * @property {number} eye scale of the eyes @property {number} horn px @property {number} fin scale of the fins at the cheeks
 * @property {number} crest scale of the crest's points @property {number} wing scale of the wings
 * @property {number} tail px from root to spade @property {number} thick half width of the tail at its root, px @property {number} spade px
 * @property {number} line outer line, px @property {number} inner line where parts overlap, px
 * @property {number} tall how high its head is, as a part of a young one's: what it holds and breathes out is as much lower or higher
 * @property {number} across the same sideways @property {boolean} shell a baby still wears some of its egg @property {boolean} scarf the ornament a grown one has earned
 */

/** @type {Record<Stage, Proportions>} */
export const stages = {
  baby: {
    centre: 88,
    head: 0.82,
    neck: 22,
    torso: 33,
    leg: 10,
    girth: 0.74,
    limb: 0.8,
    eye: 1.1,
    horn: 13,
    fin: 0.84,
    crest: 0.8,
    wing: 0.7,
    tail: 58,
    thick: 11,
    spade: 17,
    line: 4.7,
    inner: 4.1,
    tall: 0.69,
    across: 0.82,
    shell: true,
    scarf: false,
  },
  young: {
    centre: 81,
    head: 0.95,
    neck: 25,
    torso: 54,
    leg: 15,
    girth: 1,
    limb: 1,
    eye: 1,
    horn: 28,
    fin: 1,
    crest: 1.12,
    wing: 0.8,
    tail: 84,
    thick: 11.5,
    spade: 25,
    line: 4.7,
    inner: 4.1,
    tall: 1,
    across: 1,
    shell: false,
    scarf: false,
  },
  grown: {
    centre: 86,
    head: 0.94,
    neck: 24,
    torso: 61,
    leg: 17,
    girth: 1.06,
    limb: 1.08,
    eye: 0.95,
    horn: 27,
    fin: 1,
    crest: 1.24,
    wing: 0.9,
    tail: 76,
    thick: 13.5,
    spade: 26,
    line: 4.7,
    inner: 4.1,
    tall: 1.08,
    across: 1.02,
    shell: false,
    scarf: true,
  },
}
