import { win32 } from 'node:path'
import { HOOK_NAME } from './hook-script'

/** Nothing that cmd, PowerShell or Git's shell would read otherwise than it is written. */
const PLAIN = /^[\p{L}\p{M}\p{N}\\/:._-]+$/u
const ENCODED = / -EncodedCommand ([A-Za-z\d+/=]+)$/

/** By what the agent's shells all take for a step down: PowerShell takes both, cmd no slash, and Git's shell no backslash. */
export type Separator = '\\' | '/'

/** A script and its words, to be called by an agent. */
export interface WindowsCall {
  readonly script: string
  readonly words: string
  /** Windows' own folder. */
  readonly system: string
}

/**
 * What calls a script in whichever shell an agent has just then. Quotation marks do not: PowerShell takes a quoted path for
 * a text, and to cmd they came with a backslash before each. So a path in which nothing needs them stands there by itself,
 * and any other, such as one with a space or a `%`, which cmd would replace, in what PowerShell is told in Base64; that
 * starts more slowly. PowerShell by its full path: cmd looks in the folder it stands in first. It reads what the agent has
 * to say to its end, and is silent where the script has gone with its data folder.
 */
export function windowsCall({ script, words, system }: WindowsCall, separator: Separator): string {
  const written = (path: string): string => path.replaceAll(/[\\/]/g, separator)
  if (PLAIN.test(script)) return `${written(script)} ${words}`
  const told = [
    "$ProgressPreference = 'SilentlyContinue'",
    'try { $null = [Console]::In.ReadToEnd() } catch { }',
    `try { & ${powerShellWord(script)} ${words} } catch { }`,
    'exit 0',
  ].join('; ')
  const program = written(
    win32.join(system, 'System32', 'WindowsPowerShell', 'v1.0', 'powershell.exe'),
  )
  const encoded = Buffer.from(told, 'utf16le').toString('base64')
  return `${program} -NoLogo -NoProfile -NonInteractive -EncodedCommand ${encoded}`
}

/** As above, for an agent whose shell is always PowerShell. */
export function powerShellCall({ script, words }: WindowsCall): string {
  return `& ${powerShellWord(script)} ${words}`
}

/** Does a command call a hook of ours? */
export function callsHook(command: string): boolean {
  const told = ENCODED.exec(command)?.[1]
  return told === undefined
    ? command.includes(HOOK_NAME)
    : Buffer.from(told, 'base64').toString('utf16le').includes(HOOK_NAME)
}

/** One word for PowerShell, whatever is in it: to PowerShell the printers' quotation marks are some as well. */
function powerShellWord(text: string): string {
  return `'${text.replaceAll(/['‘’‚‛]/g, '$&$&')}'`
}
