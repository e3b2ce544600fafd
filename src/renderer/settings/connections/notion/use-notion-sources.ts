import { useCallback, useEffect, useRef, useState } from 'react'
import type { NotionSource } from '@shared/contract/connections'
import { type Loadable, ON_ITS_WAY } from '../../../ui/store/loadable'
import { useSettingsCommands } from '../../store/use-settings'

/** The data sources that are shared with the connection, asked for now and whenever wanted again. */
export function useNotionSources(): {
  readonly sources: Loadable<NotionSource[]>
  readonly busy: boolean
  readonly look: () => void
} {
  const { notionSources } = useSettingsCommands().connections
  const [sources, setSources] = useState<Loadable<NotionSource[]>>(ON_ITS_WAY)
  const [busy, setBusy] = useState(false)
  const asked = useRef(0)

  const ask = useCallback(async (): Promise<void> => {
    const mine = ++asked.current
    const result = await notionSources()
    // A later question, or the end of the chooser, has made this answer old.
    if (mine !== asked.current) return
    setBusy(false)
    setSources(result.ok ? { data: result.data, error: null } : { data: null, error: result.error })
  }, [notionSources])

  useEffect(() => {
    void ask()
    return () => {
      asked.current += 1
    }
  }, [ask])
  return {
    sources,
    busy,
    look: () => {
      setBusy(true)
      void ask()
    },
  }
}
