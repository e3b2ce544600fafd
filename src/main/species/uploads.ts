import { randomUUID } from 'node:crypto'
import { Failure } from '../failure'
import type { Limits } from './limits'
import { Refusal } from './problem'
import { type FileCollector, type Files, collectFiles, tooLarge, tooMuch } from './package/files'

/** Takes the files a page sends, in parts. There is one upload at a time, and it is kept in memory only. */
export interface Uploads {
  begin(): string
  sendPart(part: UploadPart): void
  /** The files of an upload. Refuses when one of them broke a rule while it came in. */
  files(upload: string): Files
  drop(): void
}

export interface UploadPart {
  readonly upload: string
  readonly path: string
  /** Of the file, in bytes. */
  readonly offset: number
  readonly bytes: Uint8Array
}

interface Upload {
  readonly id: string
  readonly collector: FileCollector
  current: {
    readonly path: string
    readonly name: string | null
    readonly parts: Uint8Array[]
    size: number
  } | null
  /** What broke a rule; the page hears of it when it asks for the outcome. */
  refusal: Refusal | null
}

/** No uploads yet. */
export function createUploads(limits: Limits): Uploads {
  let held: Upload | null = null
  const find = (id: string): Upload => {
    if (held?.id !== id)
      throw new Failure('NOT_FOUND', 'These files are not here any more. Choose them again.')
    return held
  }
  const finish = (upload: Upload): void => {
    const { current } = upload
    upload.current = null
    if (current?.name === undefined || current.name === null) return
    upload.collector.put(current.name, Buffer.concat(current.parts))
  }
  const take = (upload: Upload, { path, offset, bytes }: UploadPart): void => {
    if (offset === 0) {
      finish(upload)
      upload.current = { path, name: upload.collector.admit(path), parts: [], size: 0 }
    }
    const { current } = upload
    if (current?.path !== path || current.size !== offset)
      throw new Failure('BAD_INPUT', 'A part of a file is missing. Choose it again.')
    current.size += bytes.length
    if (current.size > limits.fileBytes) throw tooLarge(path, limits)
    if (current.size > upload.collector.room()) throw tooMuch(limits)
    if (current.name !== null) current.parts.push(bytes)
  }
  const refusing = (upload: Upload, run: () => void): void => {
    try {
      run()
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      upload.refusal = error
      upload.current = null
    }
  }
  return {
    begin: () => {
      const id = randomUUID()
      held = { id, collector: collectFiles(limits), current: null, refusal: null }
      return id
    },
    sendPart: (part) => {
      const upload = find(part.upload)
      if (upload.refusal === null) refusing(upload, () => take(upload, part))
    },
    files: (id) => {
      const upload = find(id)
      if (upload.refusal === null) refusing(upload, () => finish(upload))
      if (upload.refusal !== null) throw upload.refusal
      return upload.collector.files()
    },
    drop: () => {
      held = null
    },
  }
}
