import { useEffect, useRef, useSyncExternalStore } from 'react'
import { settingsMessages } from '@shared/i18n/settings-messages'
import { SETTINGS_PAGES, type SettingsPageEntry } from './pages'

/** The page the address names, or the first. Going to another one moves the focus to its heading. */
export function useShownPage(): SettingsPageEntry {
  const id = useSyncExternalStore(subscribe, () => location.hash.slice(1))
  const page = SETTINGS_PAGES.find((candidate) => candidate.id === id) ?? SETTINGS_PAGES[0]
  const isFirst = useRef(true)

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
