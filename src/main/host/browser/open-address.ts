import { spawn } from 'node:child_process'
import { messageOf } from '../../failure'
import type { Log } from '../../log'
import { isWebAddress } from '../../web-address'
import { hasScreen } from './open-window'

/** An opener that has not ended by then has become the browser itself. */
const PATIENCE_MS = 4_000

/**
 * Opens an address in the user's own browser: any https, or http on this computer. The system's opener gets it as one
 * argument, with no shell between. False when there is no screen, no opener, or it fails.
 */
export async function openAddress(address: string, log: Log): Promise<boolean> {
  if (!isWebAddress(address)) {
    log.warn('refused to open an address that is no web page')
    return false
  }
  if (!hasScreen()) return false
  // As URL writes it, every character a command line could take for its own is percent-encoded but `&`, `'` and `()`,
  // and those only mean something to a shell.
  const [command, args] = openerFor(process.platform, new URL(address).href)
  return run(command, args, log)
}

function openerFor(platform: NodeJS.Platform, address: string): [string, string[]] {
  if (platform === 'darwin') return ['open', [address]]
  // Not `start`: that is a word of the shell, which would read the address as its own.
  if (platform === 'win32') return ['rundll32', ['url.dll,FileProtocolHandler', address]]
  return ['xdg-open', [address]]
}

function run(command: string, args: readonly string[], log: Log): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { detached: true, stdio: 'ignore', shell: false })
    let isSettled = false
    const settle = (opened: boolean, problem?: string): void => {
      if (isSettled) return
      isSettled = true
      clearTimeout(patience)
      if (!opened) log.warn(`${command} could not open an address`, { problem })
      child.unref()
      resolve(opened)
    }
    const patience = setTimeout(() => settle(true), PATIENCE_MS)
    child.once('error', (error) => settle(false, messageOf(error)))
    child.once('exit', (code) => settle(code === 0, `it ended with ${code ?? 'a signal'}`))
  })
}
