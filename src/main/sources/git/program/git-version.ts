/** A version of git, as far as it decides anything here. */
export interface GitVersion {
  readonly major: number
  readonly minor: number
  /** As git says it: `2.39.5`, `2.47.1.windows.2`, `2.39.5 (Apple Git-154)`. */
  readonly text: string
}

/** Reads the answer of `git --version`; null when it is not git's. */
export function parseGitVersion(answer: string): GitVersion | null {
  const match = /^git version ((\d+)\.(\d+)\S*(?: \(.*\))?)/.exec(answer.trim())
  if (match?.[1] === undefined) return null
  return { major: Number(match[2]), minor: Number(match[3]), text: match[1] }
}

/** Is the version this one or newer? */
export function isAtLeast(version: GitVersion, major: number, minor: number): boolean {
  return version.major > major || (version.major === major && version.minor >= minor)
}
