import {
  type Inspection,
  type SheetForm,
  type SheetRowName,
  sheetFormSchema,
} from '@shared/contract/species'
import { othersMessages as words } from '@shared/i18n/others-messages'

/** Fields of the form that stand by themselves. */
const FIELDS = ['name', 'width', 'height', 'msPerFrame', 'author', 'licence'] as const
export type SheetField = (typeof FIELDS)[number]

/** What is wrong with which field, row, or with the whole. */
export interface SheetErrors {
  readonly fields: Readonly<Partial<Record<SheetField, string>>>
  readonly rows: Readonly<Partial<Record<SheetRowName, RowError>>>
  readonly whole: string | null
}

export interface RowError {
  readonly message: string
  /** The field it is about; null for both. */
  readonly field: 'row' | 'frames' | null
}

export const NO_SHEET_ERRORS: SheetErrors = { fields: {}, rows: {}, whole: null }

/** What main has against it: of a row of the sheet, or of the whole. */
export type SheetRefusal = readonly { readonly message: string; readonly row: number | null }[]

type Asked = Extract<Inspection, { outcome: 'form' }>

/** Reads the form: one that main will take, or what is wrong with which field, in the contract's words or with this sheet. */
export function readSheetDraft(
  draft: SheetForm,
  { width, height }: Pick<Asked, 'width' | 'height'>,
): { readonly form: SheetForm } | { readonly errors: SheetErrors } {
  const fields: Partial<Record<SheetField, string>> = {}
  const rows: Partial<Record<SheetRowName, RowError>> = {}
  let whole: string | null = null
  const parsed = sheetFormSchema.safeParse(draft)
  for (const { path, message } of parsed.error?.issues ?? []) {
    const at = path[path.length - 1]
    const field = FIELDS.find((name) => name === at)
    const row = path[0] === 'rows' ? draft.rows[Number(path[1])] : undefined
    if (row) rows[row.animation] ??= { message, field: at === 'row' ? 'row' : 'frames' }
    else if (field) fields[field] ??= message
    else whole ??= message
  }
  const { cell } = draft
  if (cell.width > width) fields.width ??= words.cellTooWide(width)
  if (cell.height > height) fields.height ??= words.cellTooHigh(height)
  const [columns, lines] = [Math.floor(width / cell.width), Math.floor(height / cell.height)]
  for (const { animation, row, frames } of draft.rows) {
    // A cell that does not fit is said beside the cell.
    if (lines > 0 && row >= lines)
      rows[animation] ??= { message: words.rowMissing(lines), field: 'row' }
    if (columns > 0 && frames > columns)
      rows[animation] ??= { message: words.framesMissing(columns), field: 'frames' }
  }
  if (!draft.rows.some(({ animation }) => animation === 'idle')) {
    rows.idle = { message: words.idleMissing, field: 'frames' }
    // Said there; that there is no row at all would be the same once more.
    if (draft.rows.length === 0) whole = null
  }
  const isWrong = Object.keys({ ...fields, ...rows }).length > 0 || whole !== null
  if (isWrong || !parsed.success) return { errors: { fields, rows, whole } }
  return { form: parsed.data }
}

/** Main's refusal, each sentence beside the row it is about. */
export function refusalErrors(refusal: SheetRefusal, { rows }: SheetForm): SheetErrors {
  const about: Partial<Record<SheetRowName, RowError>> = {}
  const rest: string[] = []
  for (const { message, row } of refusal) {
    const found = rows.find((one) => one.row === row && about[one.animation] === undefined)
    if (found) about[found.animation] = { message, field: null }
    else rest.push(message)
  }
  return { fields: {}, rows: about, whole: rest.length === 0 ? null : rest.join(' ') }
}
