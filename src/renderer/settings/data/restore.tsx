import { type ReactNode, createContext, use, useState } from 'react'
import type { ImportPreview } from '@shared/contract/data'
import type { RouteError } from '@shared/contract/errors'
import { useSettingsCommands } from '../store/use-settings'
import { ImportDialog } from './import-dialog'

/** Looks into a file and, when it can be brought in, asks whether it should be. Answers why it cannot. */
type Restore = (path: string) => Promise<RouteError | null>

const RestoreContext = createContext<Restore | null>(null)

/** The page's one way to bring an export in, wherever its file is named. */
export function RestoreProvider({ children }: { children: ReactNode }) {
  const { inspectImport } = useSettingsCommands()
  const [preview, setPreview] = useState<ImportPreview | null>(null)
  const restore: Restore = async (path) => {
    const result = await inspectImport(path)
    if (!result.ok) return result.error
    setPreview(result.data)
    return null
  }
  return (
    <RestoreContext value={restore}>
      {children}
      {preview && <ImportDialog preview={preview} onClose={() => setPreview(null)} />}
    </RestoreContext>
  )
}

/** How to bring an export in. */
export function useRestore(): Restore {
  const restore = use(RestoreContext)
  if (restore === null) throw new Error('An export is brought in outside of the data page.')
  return restore
}
