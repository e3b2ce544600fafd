import { useCallback, useEffect, useRef, useState } from 'react'
import type { ResultOf } from '@shared/contract/contract'
import type { RouteError } from '@shared/contract/errors'
import type { FolderListing } from '@shared/contract/git'

export type ListFolders = (path: string | undefined) => Promise<ResultOf<'git.listFolders'>>

export interface FolderListingState {
  readonly listing: FolderListing | null
  readonly error: RouteError | null
}

/**
 * The folders below one folder, and a way to go to another. Answers that are overtaken by a later question are dropped;
 * the last good listing stays in sight while a path is half typed.
 */
export function useFolderListing(list: ListFolders): {
  readonly state: FolderListingState
  readonly go: (path: string | undefined) => Promise<FolderListing | null>
} {
  const [state, setState] = useState<FolderListingState>({ listing: null, error: null })
  const asked = useRef(0)

  const go = useCallback(
    async (path: string | undefined) => {
      const mine = ++asked.current
      const result = await list(path)
      if (mine !== asked.current) return null
      if (result.ok) {
        setState({ listing: result.data, error: null })
        return result.data
      }
      setState(({ listing }) => ({ listing, error: result.error }))
      return null
    },
    [list],
  )

  useEffect(
    () => () => {
      asked.current += 1
    },
    [],
  )
  return { state, go }
}
