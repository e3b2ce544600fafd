import { z } from 'zod'
import { petIdSchema } from '../domain/ids'
import { petColorSchema, petSnapshotSchema } from './pet'
import { defineRoutes } from './route'
import { speciesIdSchema } from './species-id'

export { speciesIdSchema }

/** The rules a pet from elsewhere must keep. Their names are stable; the sentence beside one may change. */
export const IMPORT_RULES = [
  'path',
  'link',
  'duplicate-name',
  'file-count',
  'file-size',
  'total-size',
  'zip-damaged',
  'zip-encrypted',
  'inflated-size',
  'unknown-format',
  'one-pet',
  'text-size',
  'text-encoding',
  'json-syntax',
  'json-field',
  'image-missing',
  'image-type',
  'image-damaged',
  'image-alpha',
  'image-pixels',
  'sheet-size',
  'frame-grid',
  'frame-count',
  'frame-missing',
  'unused-cell',
  'animation',
  'xml-syntax',
  'xml-doctype',
  'xml-element',
  'xml-attribute',
  'expression',
  'action-missing',
  'behavior-missing',
  'state-missing',
  'file-name',
  'atlas-size',
  'time',
] as const
export const importRuleSchema = z.enum(IMPORT_RULES)
export type ImportRule = z.infer<typeof importRuleSchema>

/** What is wrong with a pet from elsewhere, and where. */
export const importProblemSchema = z.object({
  rule: importRuleSchema,
  file: z.string().nullable(),
  /** Of the sheet, from 0, as the formats count them. */
  row: z.int().nullable(),
  /** Of a text file, from 1. */
  line: z.int().nullable(),
  message: z.string(),
})
export type ImportProblem = z.infer<typeof importProblemSchema>

export const FORMATS = ['codex', 'shimeji', 'vscode-pets', 'window-pet', 'sheet'] as const
export const importFormatSchema = z.enum(FORMATS)
export type ImportFormat = z.infer<typeof importFormatSchema>

/** Whose work it is, as its package says. */
export const creditsSchema = z.object({
  author: z.string().max(200).nullable(),
  licence: z.string().max(200).nullable(),
  source: z.string().max(500).nullable(),
  /** The text of its licence file. */
  licenceText: z.string().max(20_000).nullable(),
})
export type Credits = z.infer<typeof creditsSchema>

/** Also of an empty field, which is no number. */
const WHOLE = 'A whole number is wanted'
const side = z.int(WHOLE).min(1, 'At least 1 pixel').max(4096, 'At most 4096 pixels')

/** The animations a row of a plain sheet can be. */
export const SHEET_ROWS = ['idle', 'walk', 'wave', 'sit', 'eat', 'play', 'sleep', 'sad'] as const
export const sheetRowSchema = z.object({
  animation: z.enum(SHEET_ROWS),
  row: z.int(WHOLE).min(0, 'Rows are counted from 0').max(255, 'At most 255'),
  frames: z.int(WHOLE).min(1, 'At least 1 frame').max(64, 'At most 64 frames'),
})

/** How a plain sheet is to be read. */
export const sheetFormSchema = z.object({
  name: z.string().trim().min(1, 'A pet needs a name').max(80, 'At most 80 characters'),
  author: z.string().trim().max(200, 'At most 200 characters').default(''),
  licence: z.string().trim().max(200, 'At most 200 characters').default(''),
  cell: z.object({ width: side, height: side }),
  rows: z.array(sheetRowSchema).min(1, 'At least one row').max(SHEET_ROWS.length),
  msPerFrame: z.int(WHOLE).min(20, 'At least 20 ms').max(2000, 'At most 2000 ms').default(125),
  facing: z.enum(['left', 'right']).default('right'),
})
export type SheetForm = z.infer<typeof sheetFormSchema>
export type SheetRowName = (typeof SHEET_ROWS)[number]

export const importedAnimationSchema = z.object({
  name: z.string(),
  row: z.int(),
  durationsMs: z.array(z.number()),
  loop: z.boolean(),
  /** What the pet's own package calls it; the same for several where one stands in for another. */
  shows: z.string(),
  /** Its package has nothing of its own for this. */
  isFallback: z.boolean(),
})
export type ImportedAnimation = z.infer<typeof importedAnimationSchema>

/** A pet from elsewhere that can be adopted; nothing of it is written yet. */
export const speciesPreviewSchema = z.object({
  import: z.uuid(),
  format: importFormatSchema,
  name: z.string(),
  description: z.string(),
  credits: creditsSchema,
  sheet: z.object({ bytes: z.int(), width: z.int(), height: z.int() }),
  cell: z.object({ width: z.int(), height: z.int() }),
  columns: z.int(),
  animations: z.array(importedAnimationSchema),
  /** What is odd about it and does no harm. */
  notes: z.array(importProblemSchema),
})
export type SpeciesPreview = z.infer<typeof speciesPreviewSchema>

export const inspectionSchema = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('ready'), preview: speciesPreviewSchema }),
  /** A plain sheet: somebody has to say how it is divided. */
  z.object({
    outcome: z.literal('form'),
    file: z.string(),
    width: z.int(),
    height: z.int(),
    suggestion: sheetFormSchema,
  }),
  z.object({ outcome: z.literal('refused'), problems: z.array(importProblemSchema).min(1) }),
])
export type Inspection = z.infer<typeof inspectionSchema>

export const installedSpeciesSchema = z.object({
  id: speciesIdSchema,
  name: z.string(),
  description: z.string(),
  isBuiltIn: z.boolean(),
  format: importFormatSchema.nullable(),
  credits: creditsSchema,
})
export type InstalledSpecies = z.infer<typeof installedSpeciesSchema>

export const speciesOverviewSchema = z.object({
  /** Where the ones from elsewhere are. */
  folder: z.string(),
  installed: z.array(installedSpeciesSchema),
  /** Pets that Codex has on this computer; null where there is no Codex. */
  codex: z
    .object({
      folder: z.string(),
      pets: z.array(z.object({ name: z.string(), path: z.string() })),
    })
    .nullable(),
})
export type SpeciesOverview = z.infer<typeof speciesOverviewSchema>

/** How much a page may send: as much as a package may hold, in parts that fit into a request. */
export const UPLOAD_PART_BYTES: number = 45 * 1024
export const SHEET_PART_BYTES: number = 512 * 1024

const base64 = z.string().max(Math.ceil(UPLOAD_PART_BYTES / 3) * 4)
/** Who is meant; where it is left out, the one that eats. */
const whichPet = { pet: petIdSchema.optional() }
const wornSchema = z.object({ overview: speciesOverviewSchema, pet: petSnapshotSchema })

export const importSourceSchema = z.discriminatedUnion('from', [
  z.object({ from: z.literal('upload'), upload: z.uuid() }),
  z.object({ from: z.literal('path'), path: z.string().trim().min(1, 'Name a file').max(4096) }),
])
export type ImportSource = z.infer<typeof importSourceSchema>

export const speciesRoutes = defineRoutes({
  'species.list': { input: z.void(), output: speciesOverviewSchema, windows: ['settings'] },
  /** Begins to take files from a page; what an earlier upload left is dropped. */
  'species.beginUpload': {
    input: z.void(),
    output: z.object({ upload: z.uuid() }),
    windows: ['settings'],
  },
  /** The next bytes of a file; parts come in order. */
  'species.sendPart': {
    input: z.object({
      upload: z.uuid(),
      path: z.string().min(1).max(1000),
      offset: z.int().min(0),
      data: base64,
    }),
    output: z.void(),
    windows: ['settings'],
  },
  /** Reads a package through and writes nothing. A plain sheet needs its form. */
  'species.inspect': {
    input: z.object({ source: importSourceSchema, sheet: sheetFormSchema.optional() }),
    output: inspectionSchema,
    windows: ['settings'],
  },
  /** Ends what is being read through; its `inspect` fails. */
  'species.stopInspecting': { input: z.void(), output: z.void(), windows: ['settings'] },
  /** A part of a previewed sheet. */
  'species.readSheet': {
    input: z.object({ import: z.uuid(), offset: z.int().min(0) }),
    output: z.object({ data: z.string(), total: z.int() }),
    windows: ['settings'],
  },
  /** Installs what was previewed, and the pet becomes one. */
  'species.adopt': {
    input: z.object({ import: z.uuid(), ...whichPet }),
    output: wornSchema.extend({ id: speciesIdSchema }),
    windows: ['settings'],
  },
  /** The pet becomes one of an installed species, in its own colour or another. */
  'species.wear': {
    input: z.object({ id: speciesIdSchema, color: petColorSchema.optional(), ...whichPet }),
    output: wornSchema,
    windows: ['settings'],
  },
  /** Takes a species out; pets of it become ones of the first species. */
  'species.remove': {
    input: z.object({ id: speciesIdSchema }),
    output: wornSchema,
    windows: ['settings'],
  },
  /** Brings a removed species back; the pet stays what it is. */
  'species.restore': {
    input: z.object({ id: speciesIdSchema }),
    output: speciesOverviewSchema,
    windows: ['settings'],
  },
  /** Writes a species as a Codex pet, to a zip of its own. */
  'species.export': {
    input: z.object({ id: speciesIdSchema }),
    output: z.object({ file: z.string(), sizeBytes: z.int() }),
    windows: ['settings'],
  },
})
