import { opendir, realpath } from 'node:fs/promises'
import { isAbsolute, join, resolve } from 'node:path'
import { Failure, codeOf } from '../../../failure'

/** A path as a person or a flag gives it, made absolute: `~` is the home folder. Throws a Failure for a relative one. */
export function absoluteFolder(path: string, homeFolder: string): string {
  const expanded = /^~(?=$|[\\/])/.test(path) ? join(homeFolder, path.slice(1)) : path
  if (expanded.includes('\0') || !isAbsolute(expanded))
    throw new Failure(
      'BAD_INPUT',
      `"${path}" is not a full path. Give the folder from the top, such as /home/you/code or ~/code.`,
    )
  // Without a slash at the end, and without `..`.
  return resolve(expanded)
}

/** The folder's real path. Throws a Failure that says why it cannot be watched. */
export async function readableFolder(path: string): Promise<string> {
  try {
    const real = await realpath(path)
    await (await opendir(real)).close()
    return real
  } catch (cause) {
    const code = codeOf(cause)
    if (code === 'ENOTDIR')
      throw new Failure(
        'BAD_INPUT',
        `${path} is a file. Choose the folder your repositories are in.`,
        { cause },
      )
    if (code === 'ENOENT')
      throw new Failure(
        'NOT_FOUND',
        `There is no folder ${path}. Check the spelling, or whether its drive is there.`,
        { cause },
      )
    throw new Failure(
      'FOLDER_NOT_READABLE',
      `Familiar is not allowed to read ${path}. Give your account permission to read it, or choose another folder.`,
      { cause },
    )
  }
}
