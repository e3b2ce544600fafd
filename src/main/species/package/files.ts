import { bytesWords, type Limits } from '../limits'
import { problem, Refusal, refuse, shown } from '../problem'
import { entryName } from './entry-name'

/** The files of a package by their paths, all within bounds. */
export type Files = ReadonlyMap<string, Uint8Array>

/** Takes files in, one after the other, and refuses the first that breaks a rule. */
export interface FileCollector {
  /** The name under which a file is taken; null when it is not wanted. Refuses a bad or a second one of that name. */
  admit(raw: string): string | null
  /** Bytes a file may still have. */
  room(): number
  put(name: string, bytes: Uint8Array): void
  files(): Files
}

/** Begins a package. */
export function collectFiles(limits: Limits): FileCollector {
  const files = new Map<string, Uint8Array>()
  const taken = new Map<string, string>()
  let total = 0
  return {
    admit: (raw) => {
      const name = entryName(raw)
      if (name === null) return null
      // Two names that differ only in case are one file on most people's computers.
      const key = name.toLowerCase()
      const other = taken.get(key)
      if (other !== undefined)
        refuse(
          'duplicate-name',
          other === name
            ? `“${shown(raw)}” is in the package twice.`
            : `“${shown(raw)}” and “${shown(other)}” are the same name on many computers.`,
          { file: raw },
        )
      taken.set(key, name)
      if (taken.size > limits.files)
        refuse('file-count', `There are more than ${limits.files} files in it.`)
      return name
    },
    room: () => Math.min(limits.fileBytes, limits.totalBytes - total),
    put: (name, bytes) => {
      if (bytes.length > limits.fileBytes) throw tooLarge(name, limits)
      total += bytes.length
      if (total > limits.totalBytes) throw tooMuch(limits)
      files.set(name, bytes)
    },
    files: () => files,
  }
}

/** One file has more bytes than a file may have. */
export function tooLarge(name: string, limits: Limits): Refusal {
  const words = `“${shown(name)}” is larger than ${bytesWords(limits.fileBytes)}.`
  return new Refusal([problem('file-size', words, { file: name })])
}

/** All files together have more bytes than a package may have. */
export function tooMuch(limits: Limits): Refusal {
  const words = `Its files are larger than ${bytesWords(limits.totalBytes)} together.`
  return new Refusal([problem('total-size', words)])
}

/** The files below a folder, with paths from there. */
export function filesBelow(files: Files, folder: string): Files {
  if (folder === '') return files
  const below = [...files].flatMap(([path, bytes]): [string, Uint8Array][] =>
    path.startsWith(`${folder}/`) ? [[path.slice(folder.length + 1), bytes]] : [],
  )
  return new Map(below)
}

/** A path's folder; empty for a file at the top. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')))
}

/** The file of a path, whatever the case of its letters; null where there is none. */
export function findFile(
  files: Files,
  path: string,
): { readonly path: string; readonly bytes: Uint8Array } | null {
  const bytes = files.get(path)
  if (bytes) return { path, bytes }
  const key = path.toLowerCase()
  for (const [other, content] of files)
    if (other.toLowerCase() === key) return { path: other, bytes: content }
  return null
}
