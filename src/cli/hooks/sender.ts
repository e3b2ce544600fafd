import { constants } from 'node:fs'
import { access } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { type Terminal, systemFolder } from '../terminal'

/** What hooks send with on this computer. */
export interface Sender {
  readonly program: 'curl' | 'Node' | 'PowerShell'
  /** Is there all it needs? */
  readonly ok: boolean
  /** What the user should know and can do, in one sentence; null where nothing is to be said. */
  readonly note: string | null
}

/** Of each of these the shell's hook needs one, to send with curl. */
const CURL_NEEDS = [['curl'], ['od'], ['sha256sum', 'shasum']] as const

/** Looks for it as a hook will: on the PATH of this terminal, which need not be that of a program with a hook. */
export async function findSender({ env, platform }: Terminal): Promise<Sender> {
  // Agents call PowerShell there by its full path, and git's own shell brings a curl.
  if (platform === 'win32') return powerShellIn(systemFolder(env))
  const folders = (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '')
  const isThere = async (program: string): Promise<boolean> => {
    const found = await Promise.all(folders.map((folder) => mayRun(join(folder, program))))
    return found.includes(true)
  }
  for (const programs of CURL_NEEDS) {
    const found = await Promise.all(programs.map(isThere))
    if (found.includes(true)) continue
    const missing = programs.join(' or ')
    return {
      program: 'Node',
      ok: true,
      note: `There is no ${missing} on the PATH, so hooks send through Node instead: that works as long as Node stays installed, and asks more of the computer each time; install ${missing} to spare it that.`,
    }
  }
  return { program: 'curl', ok: true, note: null }
}

async function powerShellIn(system: string): Promise<Sender> {
  const file = join(system, 'System32', 'WindowsPowerShell', 'v1.0', 'powershell.exe')
  const ok = await mayRun(file)
  const note = `There is no ${file}, so the hooks of coding agents tell nothing; switch on Windows PowerShell among the features of Windows.`
  return { program: 'PowerShell', ok, note: ok ? null : note }
}

function mayRun(file: string): Promise<boolean> {
  return access(file, constants.X_OK).then(
    () => true,
    () => false,
  )
}
