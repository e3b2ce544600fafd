import { randomUUID } from 'node:crypto'
import { homedir } from 'node:os'
import { basename, extname } from 'node:path'
import {
  type ImportSource,
  type Inspection,
  SHEET_PART_BYTES,
  type SheetForm,
  type SpeciesPreview,
} from '@shared/contract/species'
import { Failure } from '../failure'
import type { ReadPackage } from './import/import-species'
import { CELL, COLUMNS, type ImportedSpecies } from './import/imported-species'
import { LIMITS } from './limits'
import { readFolder } from './package/folder'
import { type Outcome, outcomeOf } from './problem'
import { type Studio, leftOff } from './studio/studio'
import { typedPath } from './typed-path'
import { type Uploads, createUploads } from './uploads'

/** Where pets from elsewhere are looked at before they are adopted. Nothing of them is on disk. */
export interface ImportDesk {
  readonly uploads: Uploads
  /** Ends what is being looked at: its `inspect` rejects with a Failure. */
  stop(): void
  inspect(source: ImportSource, form?: SheetForm): Promise<Inspection>
  /** A part of the previewed sheet, in base64. */
  readSheet(id: string, offset: number): { readonly data: string; readonly total: number }
  /** The previewed pet, given away: the desk is empty afterwards. */
  take(id: string): ImportedSpecies
}

/** An empty desk. One pet lies on it at a time, and is looked at in the studio. */
export function createImportDesk(studio: Studio): ImportDesk {
  const uploads = createUploads(LIMITS)
  let staged: { readonly id: string; readonly species: ImportedSpecies } | null = null
  /** Which look at a pet is the last one; all before it are over. */
  let looks = 0
  const stop = (): void => {
    looks += 1
    studio.stop()
  }
  const find = (id: string): ImportedSpecies => {
    if (staged?.id !== id)
      throw new Failure('NOT_FOUND', 'This preview is not here any more. Choose the pet again.')
    return staged.species
  }
  const read = async (
    source: ImportSource,
    form: SheetForm | undefined,
    look: number,
  ): Promise<Outcome<ReadPackage>> => {
    const opened = await outcomeOf(() => filesOf(source, uploads))
    if (look !== looks) throw leftOff()
    return opened.ok ? studio.read(opened.value.files, opened.value.name, form) : opened
  }
  return {
    uploads,
    stop,
    inspect: async (source, form) => {
      staged = null
      stop()
      const look = looks
      const outcome = await read(source, form, look)
      if (look !== looks) throw leftOff()
      // Only a sheet that is still to be described is looked at again.
      const isDescribed = outcome.ok ? outcome.value.kind === 'species' : form === undefined
      if (isDescribed) uploads.drop()
      if (!outcome.ok) return { outcome: 'refused', problems: [...outcome.problems] }
      const { value } = outcome
      if (value.kind === 'form') {
        const { file, width, height, suggestion } = value
        return { outcome: 'form', file, width, height, suggestion }
      }
      staged = { id: randomUUID(), species: value.species }
      return { outcome: 'ready', preview: previewOf(staged.id, value.species) }
    },
    readSheet: (id, offset) => {
      const { bytes } = find(id).sheet
      const part = bytes.subarray(offset, offset + SHEET_PART_BYTES)
      return { data: Buffer.from(part).toString('base64'), total: bytes.length }
    },
    take: (id) => {
      const species = find(id)
      staged = null
      uploads.drop()
      return species
    },
  }
}

async function filesOf(
  source: ImportSource,
  uploads: Uploads,
): Promise<{ files: Awaited<ReturnType<typeof readFolder>>; name: string }> {
  switch (source.from) {
    case 'upload': {
      const files = uploads.files(source.upload)
      const [first = ''] = files.keys()
      return { files, name: files.size === 1 ? bare(first) : (first.split('/')[0] ?? '') }
    }
    case 'path': {
      const path = typedPath(source.path, homedir())
      return { files: await readFolder(path, LIMITS), name: bare(path) }
    }
  }
}

function bare(path: string): string {
  return basename(path, extname(path))
}

function previewOf(id: string, species: ImportedSpecies): SpeciesPreview {
  const { format, name, description, credits, sheet, animations, notes } = species
  return {
    import: id,
    format,
    name,
    description,
    credits,
    sheet: { bytes: sheet.bytes.length, width: sheet.width, height: sheet.height },
    cell: CELL,
    columns: COLUMNS,
    animations: [...animations],
    notes: [...notes],
  }
}
