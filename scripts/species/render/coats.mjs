// @ts-check
// Coats of one drawing: a file in the signature's colours, and for every other coat the bytes that make it that.

/** @typedef {{offset: number, bytes: string}} Patch bytes in base64, and where they go */

/**
 * What makes one file of another. Throws where more than its colours is other: then it is not the same drawing.
 * @param {Buffer} from @param {Buffer} to @param {import('./webp.mjs').Stretch} colours where they may differ
 * @returns {Patch}
 */
export function patchBetween(from, to, { offset, length }) {
  const end = offset + length
  const isAlike =
    from.length === to.length &&
    from.subarray(0, offset).equals(to.subarray(0, offset)) &&
    from.subarray(end).equals(to.subarray(end))
  if (!isAlike)
    throw new Error(
      'Two coats of a drawing differ in more than their colours: it is not the same drawing.',
    )
  return { offset, bytes: to.subarray(offset, end).toString('base64') }
}

/** Puts a coat on. @param {Buffer} sheet @param {Patch | undefined} patch @returns {Buffer} */
export function putOn(sheet, patch) {
  const dressed = Buffer.from(sheet)
  if (patch) dressed.set(Buffer.from(patch.bytes, 'base64'), patch.offset)
  return dressed
}

/** The one patch every stage of a species has for a coat. Throws where two stages would need different ones. @param {string} coat @param {Patch[]} patches @returns {Patch} */
export function onePatch(coat, patches) {
  const [first, ...others] = patches
  if (others.some(({ offset, bytes }) => offset !== first.offset || bytes !== first.bytes))
    throw new Error(`The stages of one species have different colours in the coat ${coat}.`)
  return first
}
