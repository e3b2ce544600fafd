// @ts-check
// What a slime measures, in cell pixels. A growth stage is another set of these numbers.

/**
 * @typedef {object} Proportions
 * @property {number} tall px from the ground to the crown, calm @property {number} wide px, half its width
 */

/** The shape most know. @type {Proportions} */
export const young = { tall: 122, wide: 66 }

/** Growth stages by name. @type {Record<import('../species.mjs').Stage, Proportions>} */
export const stages = { baby: young, young, grown: young }
