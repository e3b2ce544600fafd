import type {
  Credits,
  ImportFormat,
  ImportProblem,
  ImportedAnimation,
} from '@shared/contract/species'
import type { Limits } from '../limits'
import type { Files } from '../package/files'

/** The cell of every sheet here: the Codex standard's. */
export const CELL: { readonly width: number; readonly height: number } = { width: 192, height: 208 }
/** Cells in a row of a sheet. */
export const COLUMNS = 8

/** An animation and how far one play of it goes, in cell pixels; null where it stays or nobody has said. */
export interface OwnAnimation extends ImportedAnimation {
  readonly stridePx: number | null
}

/** A pet from elsewhere in our own terms: what every importer makes, and all that is known of it afterwards. */
export interface ImportedSpecies {
  readonly format: ImportFormat
  readonly name: string
  readonly description: string
  readonly credits: Credits
  readonly sheet: {
    readonly fileName: 'spritesheet.webp' | 'spritesheet.png' | 'familiar.png' | 'familiar.webp'
    readonly bytes: Uint8Array
    readonly width: number
    readonly height: number
  }
  /** The version of the Codex standard its sheet keeps; null for a sheet of our own. */
  readonly codexVersion: 1 | 2 | null
  /** Where its feet are, in cell pixels from the top. */
  readonly groundY: number
  /** `#rrggbb` */
  readonly color: string
  readonly animations: readonly OwnAnimation[]
  readonly notes: readonly ImportProblem[]
}

/** What a reader of a format is given. */
export interface Package {
  readonly files: Files
  /** What it is called outside: of the zip, the folder or the file. */
  readonly name: string
  readonly limits: Limits
}
