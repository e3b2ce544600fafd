import type { ResultOf } from '@shared/contract/contract'
import type { RouteResult } from '@shared/contract/errors'
import type { PetId } from '@shared/domain/ids'
import {
  type ImportSource,
  type SheetForm,
  type SpeciesPreview,
  UPLOAD_PART_BYTES,
} from '@shared/contract/species'
import type { Api } from '../../ui/api'
import { takeInPet } from './pet-commands'
import type { SettingsFeeds } from './settings-feeds'

/** A file the user chose or dropped, with its path inside what it came in. */
export interface ChosenFile {
  readonly path: string
  readonly file: File
}

/** What can be asked about species and pets from elsewhere. */
export interface SpeciesCommands {
  readonly list: () => Promise<ResultOf<'species.list'>>
  /** Sends files to main, which keeps them in memory, until it is told to stop. Answers where they are. */
  readonly send: (
    files: readonly ChosenFile[],
    onFile: (done: number) => void,
    signal: AbortSignal,
  ) => Promise<RouteResult<ImportSource>>
  /** Ends what main reads. */
  readonly stop: () => Promise<unknown>
  readonly inspect: (
    source: ImportSource,
    sheet?: SheetForm,
  ) => Promise<ResultOf<'species.inspect'>>
  /** Fetches a previewed sheet. */
  readonly sheetOf: (preview: SpeciesPreview) => Promise<RouteResult<Blob>>
  readonly adopt: (preview: SpeciesPreview, pet: PetId) => Promise<ResultOf<'species.adopt'>>
  readonly wear: (pet: PetId, id: string, color?: string) => Promise<ResultOf<'species.wear'>>
  readonly remove: (id: string) => Promise<ResultOf<'species.remove'>>
  readonly restore: (id: string) => Promise<ResultOf<'species.restore'>>
  readonly exportOne: (id: string) => Promise<ResultOf<'species.export'>>
}

/** Makes the commands; a pet that becomes another is shown at once. */
export function createSpeciesCommands(
  api: Api<'settings'>,
  feeds: Pick<SettingsFeeds, 'pet' | 'pets'>,
): SpeciesCommands {
  return {
    list: () => api.request('species.list', undefined),
    stop: () => api.request('species.stopInspecting', undefined),
    send: async (files, onFile, signal) => {
      const begun = await api.request('species.beginUpload', undefined)
      if (!begun.ok) return begun
      const { upload } = begun.data
      for (const [index, { path, file }] of files.entries()) {
        onFile(index)
        const sent = await sendFile(api, upload, path, file, signal)
        if (!sent.ok) return sent
      }
      return { ok: true, data: { from: 'upload', upload } }
    },
    inspect: (source, sheet) =>
      api.request('species.inspect', { source, ...(sheet !== undefined && { sheet }) }),
    sheetOf: (preview) => fetchSheet(api, preview),
    adopt: (preview, pet) =>
      takeInPet(
        feeds,
        () => api.request('species.adopt', { import: preview.import, pet }),
        (answer) => answer.pet,
      ),
    wear: (pet, id, color) =>
      takeInPet(
        feeds,
        () => api.request('species.wear', { id, pet, ...(color !== undefined && { color }) }),
        (answer) => answer.pet,
      ),
    remove: (id) =>
      takeInPet(
        feeds,
        () => api.request('species.remove', { id }),
        (answer) => answer.pet,
      ),
    restore: (id) => api.request('species.restore', { id }),
    exportOne: (id) => api.request('species.export', { id }),
  }
}

async function sendFile(
  api: Api<'settings'>,
  upload: string,
  path: string,
  file: File,
  signal: AbortSignal,
): Promise<RouteResult<unknown>> {
  let offset = 0
  // An empty file has one part too: otherwise nobody would know of it.
  do {
    if (signal.aborted)
      return { ok: false, error: { code: 'CONFLICT', message: `${path} is not wanted any more.` } }
    const bytes = await bytesOf(file.slice(offset, offset + UPLOAD_PART_BYTES))
    if (bytes === null)
      return {
        ok: false,
        error: { code: 'BAD_INPUT', message: `The browser could not read ${path}.` },
      }
    const data = toBase64(bytes)
    const sent = await api.request('species.sendPart', { upload, path, offset, data })
    if (!sent.ok) return sent
    offset += UPLOAD_PART_BYTES
  } while (offset < file.size)
  return { ok: true, data: undefined }
}

async function fetchSheet(
  api: Api<'settings'>,
  preview: SpeciesPreview,
): Promise<RouteResult<Blob>> {
  const parts: Uint8Array<ArrayBuffer>[] = []
  let offset = 0
  while (true) {
    const part = await api.request('species.readSheet', { import: preview.import, offset })
    if (!part.ok) return part
    const bytes = fromBase64(part.data.data)
    parts.push(bytes)
    offset += bytes.length
    if (bytes.length === 0 || offset >= part.data.total) return { ok: true, data: new Blob(parts) }
  }
}

/** Null where the file went away or may not be read. */
async function bytesOf(part: Blob): Promise<Uint8Array | null> {
  return part.arrayBuffer().then(
    (buffer) => new Uint8Array(buffer),
    () => null,
  )
}

function toBase64(bytes: Uint8Array): string {
  let text = ''
  // In steps: a call takes only so many arguments.
  for (let at = 0; at < bytes.length; at += 8192)
    text += String.fromCharCode(...bytes.subarray(at, at + 8192))
  return btoa(text)
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0))
}
