import { messageOf } from '../../../failure'
import { findGit } from './find-git'
import { type Git, askGit, gitOf } from './git'
import { isAtLeast, parseGitVersion } from './git-version'

/** The oldest git that can tell by which branch a commit was found (`%S`, 2.21). */
const OLDEST = { major: 2, minor: 21 }

export type OpenedGit =
  | { readonly ok: true; readonly git: Git }
  /** `problem` says what to do, for a person. */
  | { readonly ok: false; readonly problem: string }

export interface OpenGitOptions {
  readonly environment: Readonly<NodeJS.ProcessEnv>
  readonly timeoutMs: number
  readonly signal: AbortSignal
}

/** Finds the git program and makes sure that it can be used. Never throws. */
export async function openGit(options: OpenGitOptions): Promise<OpenedGit> {
  const { environment, timeoutMs, signal } = options
  const path = await findGit(environment, process.platform)
  if (path === null)
    return {
      ok: false,
      problem:
        'Familiar found no git program on this computer, so it cannot see your commits. Install git (https://git-scm.com/downloads); it is found within a minute, and nothing needs to be set up again.',
    }
  const program = { path, environment, timeoutMs }
  try {
    const { text } = await askGit(program, { at: null, args: ['--version'], signal })
    const version = parseGitVersion(text)
    if (version === null) return { ok: false, problem: notGit(path, text.trim().slice(0, 100)) }
    if (isAtLeast(version, OLDEST.major, OLDEST.minor))
      return { ok: true, git: gitOf(program, version) }
    return {
      ok: false,
      problem: `This computer has git ${version.text}; Familiar needs ${OLDEST.major}.${OLDEST.minor} or newer to see your commits. Update git; it is found within a minute, and nothing is lost meanwhile.`,
    }
  } catch (error) {
    return { ok: false, problem: notGit(path, messageOf(error).slice(0, 300)) }
  }
}

function notGit(path: string, answer: string): string {
  return `The git program at ${path} does not work (${answer}), so Familiar cannot see your commits. Repair or reinstall git; it is tried again within a minute.`
}
