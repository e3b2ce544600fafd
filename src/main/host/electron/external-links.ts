import { shell } from 'electron'
import { messageOf } from '../../failure'
import type { Log } from '../../log'

/** Where a link of ours may lead. The pages that show what others wrote (titles, messages) show it as text. */
const HOSTS: ReadonlySet<string> = new Set([
  'github.com',
  'www.notion.so',
  'www.notion.com',
  'www.fitbit.com',
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
