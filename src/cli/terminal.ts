/** What a command is run in: the world outside, so that a test can be one. */
export interface Terminal {
  readonly env: NodeJS.ProcessEnv
  readonly platform: NodeJS.Platform
  readonly home: string
  /** Where the user stands; paths are seen from there. */
  readonly workingFolder: string
  readonly out: (text: string) => void
  readonly err: (text: string) => void
  /** Asks for a yes; null where nobody is there to be asked. */
  readonly confirm: ((question: string) => Promise<boolean>) | null
}

/** A folder that the environment names; null where it names none, which an empty name is too. */
export function folderIn({ env }: Pick<Terminal, 'env'>, name: string): string | null {
  const folder = env[name] ?? ''
  return folder === '' ? null : folder
}

/** Windows' own folder. */
export function systemFolder(env: NodeJS.ProcessEnv): string {
  return env['SystemRoot'] ?? 'C:\\Windows'
}
