import { expect, test } from 'vitest'
import { z } from 'zod'
import { createDecoder } from '../../src/main/species/image/decode'
import { LIMITS } from '../../src/main/species/limits'

interface Stretch {
  readonly offset: number
  readonly length: number
}
interface Patch {
  readonly offset: number
  readonly bytes: string
}
interface Picture {
  readonly width: number
  readonly height: number
  readonly palettes: readonly (readonly number[])[][]
  readonly pixels: Uint8Array
}
type Encode = (picture: Picture) => { readonly files: Buffer[]; readonly colours: Stretch }

const isFunction = (value: unknown): boolean => typeof value === 'function'
/** The build's own scripts, which are checked as a program of their own. */
const script = (name: string): Promise<unknown> =>
  import(new URL(`../../scripts/species/render/${name}.mjs`, import.meta.url).href)
const { encodeWebp } = z
  .object({ encodeWebp: z.custom<Encode>(isFunction) })
  .parse(await script('webp'))
const { patchBetween, putOn, onePatch } = z
  .object({
    patchBetween: z.custom<(from: Buffer, to: Buffer, colours: Stretch) => Patch>(isFunction),
    putOn: z.custom<(sheet: Buffer, patch: Patch | undefined) => Buffer>(isFunction),
    onePatch: z.custom<(coat: string, patches: readonly Patch[]) => Patch>(isFunction),
  })
  .parse(await script('coats'))

const [width, height] = [64, 48]
const paletteOf = (seed: number) =>
  Array.from({ length: 24 }, (_, i) =>
    [i * seed, i * 7 + seed, 255 - i * seed, 255].map((v) => v & 255),
  )
const [AMBER, BLUE] = [paletteOf(3), paletteOf(11)]
const pictureOf = (step: number) =>
  Uint8Array.from({ length: width * height }, (_, i) => (i * step + (i >> 6) ** 2) % 24)
const picture = (step: number, ...palettes: number[][][]): Picture => ({
  width,
  height,
  palettes,
  pixels: pictureOf(step),
})

test('a sheet with a coat’s patch is the file that coat would have, and shows its colours', async () => {
  const { files, colours } = encodeWebp(picture(5, AMBER, BLUE))
  const patch = patchBetween(files[0]!, files[1]!, colours)
  expect(colours.length).toBeLessThanOrEqual(24 * 4 + 1)

  const dressed = putOn(files[0]!, patch)
  const [direct] = encodeWebp(picture(5, BLUE)).files
  expect(dressed.equals(direct!)).toBe(true)
  expect(dressed.equals(files[0]!)).toBe(false)

  const { data } = await createDecoder(LIMITS).still('coat.webp', dressed)
  const shown = Array.from(pictureOf(5), (number) => BLUE[number]!)
  expect(Array.from(data)).toEqual(shown.flat())
})

test('one patch serves the sheets of every stage', () => {
  const patches = [5, 7].map((step) => {
    const { files, colours } = encodeWebp(picture(step, AMBER, BLUE))
    return patchBetween(files[0]!, files[1]!, colours)
  })
  expect(onePatch('blue', patches)).toEqual(patches[1])
})

test('the build refuses coats that are not of one drawing, and stages that are not of one palette', () => {
  const [one, other] = [5, 7].map((step) => encodeWebp(picture(step, AMBER, BLUE)))
  expect(() => patchBetween(one!.files[0]!, other!.files[1]!, one!.colours)).toThrow(
    'not the same drawing',
  )
  const patch = patchBetween(one!.files[0]!, one!.files[1]!, one!.colours)
  expect(() => onePatch('blue', [patch, { ...patch, bytes: 'AAAA' }])).toThrow('the coat blue')
})
