import { z } from 'zod'
import { CELL } from '../imported-species'

const positive = z.int('is a whole number').min(1, 'is at least 1').max(4096, 'is at most 4096')

/** A path inside of the package. */
const sheetPath = z
  .string('is a text')
  .min(1, 'is not empty')
  .max(200, 'is at most 200 characters long')
  .refine(
    (path) => !/^(?:[\\/]|[a-z]:)/i.test(path) && !path.split(/[\\/]/).includes('..'),
    'stays inside the pet’s folder',
  )
  .refine((path) => /\.(?:webp|png)$/i.test(path), 'ends in .webp or .png')

const animationSchema = z.looseObject({
  frames: z
    .array(z.int('is a list of whole numbers').min(0, 'begins at 0'), 'is a list of numbers')
    .min(1, 'has at least one frame')
    .max(256, 'has at most 256 frames'),
  fps: z.number('is a number').gt(0, 'is above 0').max(60, 'is at most 60').default(8),
  loop: z.boolean('is true or false').default(true),
  fallback: z.string('is a text').default('idle'),
})

/**
 * The animations by names that Familiar's own exports carry beside the standard's rows, on a sheet of their own. Others
 * pass over the field; whoever wrote it, it is checked like the rest.
 */
export const namedSchema = z.looseObject({
  sheet: sheetPath,
  groundY: z.number('is a number').default(CELL.height),
  animations: z
    .record(
      z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, 'has names of small letters, digits and -'),
      z.looseObject({
        row: z.int('is a whole number').min(0, 'begins at 0'),
        durationsMs: z
          .array(z.number('is a number').min(10, 'is at least 10').max(60_000, 'is at most 60000'))
          .min(1, 'has at least one frame')
          .max(256, 'has at most 256 frames'),
        loop: z.boolean('is true or false').default(true),
        stridePx: z
          .number('is a number')
          .gt(0, 'is above 0')
          .max(4096, 'is at most 4096')
          .optional(),
      }),
      'is a list by names',
    )
    .refine((animations) => 'idle' in animations, 'has “idle” among them')
    .refine((animations) => Object.keys(animations).length <= 128, 'has at most 128 names'),
})
export type NamedAnimations = z.infer<typeof namedSchema>

/** `pet.json` of a Codex pet, also in the wider form its terminal reads. Fields of other tools are passed over. */
export const petJsonSchema = z.looseObject({
  id: z.string('is a text').max(200, 'is at most 200 characters long').optional(),
  displayName: z.string('is a text').max(100, 'is at most 100 characters long').optional(),
  description: z.string('is a text').max(500, 'is at most 500 characters long').optional(),
  spritesheetPath: sheetPath.default('spritesheet.webp'),
  spriteVersionNumber: z
    .literal([1, 2], 'is 1 or 2, or left out for 1')
    .optional()
    .transform((version) => version ?? 1),
  frame: z
    .looseObject(
      { width: positive, height: positive, columns: positive, rows: positive },
      'is a width, a height, columns and rows',
    )
    .optional(),
  animations: z.record(z.string(), animationSchema, 'is a list by names').optional(),
})
export type PetJson = z.infer<typeof petJsonSchema>

/** What an id looks like where ids are checked. */
export const CODEX_ID = /^[a-z0-9][a-z0-9_-]{0,63}$/
