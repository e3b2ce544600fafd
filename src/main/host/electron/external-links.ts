import { shell } from 'electron'
import { messageOf } from '../../failure'
import type { Log } from '../../log'
import { isWebAddress } from '../../web-address'

/** Where a link of ours may lead. The pages that show what others wrote (titles, messages) show it as text. */
const HOSTS: ReadonlySet<string> = new Set([
  'github.com',
  'www.notion.so',
  'www.notion.com',
  'www.fitbit.com',
  // Where Google's permissions are given, and taken back.
  'accounts.google.com',
  'myaccount.google.com',
  'console.cloud.google.com',
])

/** The address to open for a link, or null when it must not be: https, a known host, nothing before it or after. */
export function externalLink(link: string): string | null {
  if (!URL.canParse(link)) return null
  const url = new URL(link)
  const plain = url.username === '' && url.password === '' && url.port === ''
  return url.protocol === 'https:' && plain && HOSTS.has(url.hostname) ? url.href : null
}

/** Opens a link in the user's browser: the only way out of the app (Electron's security checklist, item 15). */
export function openExternally(link: string, log: Log): void {
  const address = externalLink(link)
  if (address === null) {
    log.warn('refused to open a link', { link: link.slice(0, 200) })
    return
  }
  shell.openExternal(address).catch((error: unknown) => {
    log.warn('a link could not be opened', { address, problem: messageOf(error) })
  })
}

/**
 * Opens an address of the app's own making, such as a sign-in page: any https, or http on this computer. Pages cannot ask
 * for it. False when it is not opened.
 */
export async function openAddress(address: string, log: Log): Promise<boolean> {
  if (!isWebAddress(address)) {
    log.warn('refused to open an address that is no web page')
    return false
  }
  try {
    await shell.openExternal(new URL(address).href)
    return true
  } catch (error) {
    log.warn('an address could not be opened', { problem: messageOf(error) })
    return false
  }
}

/** Shows a folder of the app's own in the system's file manager. Pages cannot say which. False when it is not shown. */
export async function openFolder(path: string, log: Log): Promise<boolean> {
  // It answers with what went wrong, and with nothing where all is well.
  const problem = await shell.openPath(path)
  if (problem !== '') log.warn('a folder could not be shown', { problem })
  return problem === ''
}
