/** A typed path taken apart: the folder to look in, and how the wanted name begins. */
export interface SplitPath {
  /** Ends with its separator; empty when nothing but a name was typed. */
  readonly folder: string
  readonly begins: string
}

/** Takes a path apart at its last separator; `\` counts only where paths look like Windows'. */
export function splitPath(path: string): SplitPath {
  const isWindows = /^[a-z]:|\\/i.test(path)
  const at = Math.max(path.lastIndexOf('/'), isWindows ? path.lastIndexOf('\\') : -1)
  return { folder: path.slice(0, at + 1), begins: path.slice(at + 1) }
}

/** A folder's path as one types on from it: with one separator at its end. */
export function withSeparator(path: string): string {
  const separator = path.includes('\\') ? '\\' : '/'
  return path.endsWith(separator) ? path : `${path}${separator}`
}

/** A folder's path as main is asked for it: without the separator at its end, except for a root. */
export function withoutSeparator(path: string): string {
  const bare = path.replace(/[/\\]+$/, '')
  return bare === '' || /^[a-z]:$/i.test(bare) ? path : bare
}
