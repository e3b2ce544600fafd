import type { Readable } from 'node:stream'
import { type Entry, type ZipFile, fromBufferPromise } from 'yauzl'
import { bytesWords, type Limits } from '../limits'
import { Refusal, problem, refuse, shown } from '../problem'
import { type Files, collectFiles, tooLarge, tooMuch } from './files'

const UNIX = 3
const FILE_TYPE = 0o170000
const SYMLINK = 0o120000
const DIRECTORY = 0o040000
const UTF8_NAME = 0x800

/**
 * Reads a zip into memory. What its directory says of sizes is not believed: inflating stops at the first byte too many.
 * Its links are refused, not followed.
 */
export async function readZip(bytes: Uint8Array, limits: Limits): Promise<Files> {
  const zip = await open(bytes)
  const collector = collectFiles(limits)
  for await (const entry of entriesOf(zip)) {
    const raw = nameOf(entry)
    const type = fileTypeOf(entry)
    if (type === SYMLINK)
      refuse('link', `“${shown(raw)}” is a link; only files can be brought in.`, { file: raw })
    if (type !== 0 && type !== DIRECTORY && type !== 0o100000)
      refuse('link', `“${shown(raw)}” is neither a file nor a folder.`, { file: raw })
    const isFolder = raw.endsWith('/') || type === DIRECTORY
    if (isFolder) continue
    const name = collector.admit(raw)
    if (name === null) continue
    if (entry.isEncrypted())
      refuse('zip-encrypted', `“${shown(raw)}” is locked with a password.`, { file: raw })
    if (!entry.canDecodeFileData())
      refuse('zip-damaged', `“${shown(raw)}” is packed in a way Familiar cannot read.`, {
        file: raw,
      })
    const room = collector.room()
    collector.put(name, await inflate(zip, entry, name, room, limits))
  }
  return collector.files()
}

async function open(bytes: Uint8Array): Promise<ZipFile> {
  try {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    // Names are decoded here: a wrong one should be named, not end in a sentence of the library's.
    return await fromBufferPromise(buffer, { decodeStrings: false, validateEntrySizes: true })
  } catch (error) {
    throw damaged(error)
  }
}

async function* entriesOf(zip: ZipFile): AsyncGenerator<Entry> {
  const entries = zip.eachEntry()
  while (true) {
    let next: IteratorResult<Entry>
    try {
      next = await entries.next()
    } catch (error) {
      throw damaged(error)
    }
    if (next.done === true) return
    yield next.value
  }
}

async function inflate(
  zip: ZipFile,
  entry: Entry,
  name: string,
  room: number,
  limits: Limits,
): Promise<Uint8Array> {
  const chunks: Buffer[] = []
  let size = 0
  try {
    const stream: Readable = await zip.openReadStreamPromise(entry)
    for await (const chunk of stream) {
      if (!Buffer.isBuffer(chunk)) continue
      size += chunk.length
      if (size > room) {
        stream.destroy()
        throw size > limits.fileBytes ? tooLarge(name, limits) : tooMuch(limits)
      }
      chunks.push(chunk)
    }
  } catch (error) {
    if (error instanceof Refusal) throw error
    if (error instanceof Error && error.message.startsWith('too many bytes'))
      throw new Refusal([
        problem(
          'inflated-size',
          `“${shown(name)}” unpacks to more than the ${bytesWords(entry.uncompressedSize)} its package speaks of.`,
          { file: name },
        ),
      ])
    throw damaged(error, name)
  }
  return Buffer.concat(chunks)
}

/** The library's own words are for programmers; the file is what a person can do something about. */
function damaged(cause: unknown, name?: string): Refusal {
  const refusal = new Refusal([
    name === undefined
      ? problem('zip-damaged', 'This is not a zip, or a damaged one. Try to download it again.')
      : problem(
          'zip-damaged',
          `“${shown(name)}” is damaged in its zip. Try to download it again.`,
          {
            file: name,
          },
        ),
  ])
  refusal.cause = cause
  return refusal
}

/** Names without the UTF-8 mark are UTF-8 all the same on most systems, and Shift JIS in old Japanese packages. */
function nameOf(entry: Entry): string {
  const raw = entry.fileNameRaw
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(raw)
  } catch {
    const marked = (entry.generalPurposeBitFlag & UTF8_NAME) !== 0
    return new TextDecoder(marked ? 'utf-8' : 'shift_jis').decode(raw)
  }
}

/** The Unix kind of an entry; 0 where its system knew none. */
function fileTypeOf(entry: Entry): number {
  const system = entry.versionMadeBy >> 8
  return system === UNIX ? (entry.externalFileAttributes >>> 16) & FILE_TYPE : 0
}
