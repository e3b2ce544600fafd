import { constants } from 'node:fs'
import { access, stat } from 'node:fs/promises'
import { delimiter, isAbsolute, join } from 'node:path'

/** macOS has a program there that offers to install git in a dialog, each time it is run. */
const MAC_PLACEHOLDER = '/usr/bin/git'

/** Where git is where an app that was not started from a terminal is not told of it. */
const MAC_PLACES = [
  '/opt/homebrew/bin/git',
  '/usr/local/bin/git',
  '/Library/Developer/CommandLineTools/usr/bin/git',
  '/Applications/Xcode.app/Contents/Developer/usr/bin/git',
]

/**
 * The git program the user's own shell would run: the first on PATH. Relative entries are passed over, so that no
 * `git` lying in a watched folder is ever run. Null when there is none.
 */
export async function findGit(
  environment: Readonly<NodeJS.ProcessEnv>,
  platform: NodeJS.Platform,
): Promise<string | null> {
  for (const place of placesOf(environment, platform)) if (await isProgram(place)) return place
  return null
}

function placesOf(environment: Readonly<NodeJS.ProcessEnv>, platform: NodeJS.Platform): string[] {
  const name = platform === 'win32' ? 'git.exe' : 'git'
  const path = Object.entries(environment).find(([key]) =>
    platform === 'win32' ? key.toUpperCase() === 'PATH' : key === 'PATH',
  )?.[1]
  const onPath = (path ?? '')
    .split(delimiter)
    .filter((folder) => isAbsolute(folder))
    .map((folder) => join(folder, name))
  if (platform === 'darwin')
    return [...onPath.filter((place) => place !== MAC_PLACEHOLDER), ...MAC_PLACES]
  if (platform === 'win32') return [...onPath, ...windowsPlaces(environment)]
  return onPath
}

function windowsPlaces(environment: Readonly<NodeJS.ProcessEnv>): string[] {
  const programs = [
    environment['ProgramFiles'],
    environment['LOCALAPPDATA'] && join(environment['LOCALAPPDATA'], 'Programs'),
  ]
  return programs.flatMap((folder) => (folder ? [join(folder, 'Git', 'cmd', 'git.exe')] : []))
}

async function isProgram(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK)
    return (await stat(path)).isFile()
  } catch {
    // Not there, or not ours to run: the next place is asked.
    return false
  }
}
