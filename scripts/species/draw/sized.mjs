// @ts-check
// The same pose in a body of another size: drawn smaller or larger as a whole, it stands on the same ground and goes as far.

import { num } from './geometry.mjs'
import { group } from './svg.mjs'

/** @typedef {import('../default/pose.mjs').Pose} Pose */

/** A pose whose ways are as long in the cell as they were, once it is drawn at `scale`. @param {Pose} pose @param {number} scale @returns {Pose} */
export const onItsWay = (pose, scale) => ({
  ...pose,
  x: pose.x / scale,
  legs: pose.legs.map(({ x, y }) => ({ x: x / scale, y: y / scale })),
})

/** A drawing at `scale` about a point of the cell. @param {string} drawn @param {number} scale @param {number} x px @param {number} y px */
export const scaledAbout = (drawn, scale, x, y) =>
  scale === 1
    ? drawn
    : group(
        [drawn],
        `translate(${num(x)} ${num(y)}) scale(${scale}) translate(${num(-x)} ${num(-y)})`,
      )
