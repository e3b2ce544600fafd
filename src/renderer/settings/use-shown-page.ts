import { useEffect, useRef, useSyncExternalStore } from 'react'
import { settingsMessages } from '@shared/i18n/settings-messages'
import { SETTINGS_PAGES, type SettingsPageEntry } from './pages'

/** Pages that have moved, by the address they had. */
const MOVED: Readonly<Record<string, string>> = { work: 'connections' }

/** The page the address names, or the first. Going to another one moves the focus to its heading. */
export function useShownPage(): SettingsPageEntry {
  const hash = useSyncExternalStore(subscribe, () => location.hash.slice(1))
  const id = MOVED[hash] ?? hash
  const page = SETTINGS_PAGES.find((candidate) => candidate.id === id) ?? SETTINGS_PAGES[0]
  const isFirst = useRef(true)

  useEffect(() => {
    if (id !== hash) history.replaceState(null, '', `#${id}`)
  }, [id, hash])

  useEffect(() => {
    document.title = settingsMessages.documentTitle(page.label)
    if (!isFirst.current) document.querySelector<HTMLElement>('main h1')?.focus()
    isFirst.current = false
  }, [page])
  return page
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('hashchange', listener)
  return () => window.removeEventListener('hashchange', listener)
}
