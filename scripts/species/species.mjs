// @ts-check
// The species that come with Familiar. Another one is a folder with poses, a rig and coats, named here.

import { wick } from './default/species.mjs'
import { oom } from './owl/species.mjs'
import { rusk } from './fox/species.mjs'
import { huff } from './dragon/species.mjs'
import { tock } from './robot/species.mjs'
import { plip } from './slime/species.mjs'

/** @typedef {import('./motion/clip.mjs').Clip} Clip */
/** @typedef {import('./default/pose.mjs').Pose} Pose */
/** @typedef {'baby' | 'young' | 'grown'} Stage */

/**
 * @typedef {object} Species
 * @property {string} id the name of its folder in resources/species @property {string} displayName @property {string} description
 * @property {Record<string, import('./draw/palette.mjs').Palette>} palettes its coats
 * @property {Record<string, string>} accents what the interface is tinted with, per coat @property {string} signature the coat a new pet wears
 * @property {[string, Clip][]} standardRows rows of the Codex pet standard, version 2 @property {{row: number, column: number, pose: Pose}} neutralCell the standard's still
 * @property {[string, Clip][]} ownAnimations in the order of their rows
 * @property {Record<string, string>} aliases other names for an animation @property {Record<string, string>} next what follows an animation that has run out
 * @property {(pose: Pose, coat: string, stage?: Stage) => string} draw SVG content of a 192×208 cell; in the young body where nothing is said
 */

/** @type {Species[]} */
export const allSpecies = [wick, plip, oom, rusk, huff, tock]
