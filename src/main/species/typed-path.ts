import { isAbsolute, join, resolve } from 'node:path'
import { Failure } from '../failure'

/** A path as a person types or pastes it, made absolute; `~` is the home folder. Throws a Failure for a relative one. */
export function typedPath(typed: string, homeFolder: string): string {
  const bare = typed.trim().replace(/^(["'])(.*)\1$/, '$2')
  const expanded = /^~(?=$|[\\/])/.test(bare) ? join(homeFolder, bare.slice(1)) : bare
  if (expanded.includes('\0') || !isAbsolute(expanded))
    throw new Failure(
      'BAD_INPUT',
      `“${bare}” is not a full path. Write it from the top, such as ~/Downloads/pet.zip.`,
    )
  return resolve(expanded)
}
