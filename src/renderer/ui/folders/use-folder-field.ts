import { type KeyboardEvent, type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import type { RouteError } from '@shared/contract/errors'
import type { FolderListing } from '@shared/contract/git'
import { splitPath, withSeparator, withoutSeparator } from './split-path'
import { type ListFolders, useFolderListing } from './use-folder-listing'

/** The path field of the folder picker: what is typed, what it could mean, and where the keyboard is. */
export interface FolderField {
  readonly input: RefObject<HTMLInputElement | null>
  readonly path: string
  /** How the wanted name begins. */
  readonly begins: string
  readonly listing: FolderListing | null
  readonly error: RouteError | null
  readonly options: FolderListing['folders']
  /** Index of the chosen option; −1 for none. */
  readonly active: number
  readonly type: (typed: string) => void
  readonly onKeyDown: (event: KeyboardEvent) => void
  /** Goes into a folder and makes its path the typed one; without a path: the user's home. */
  readonly open: (target: string | undefined) => void
}

/** Keeps the path field, its listing and the chosen option together. */
export function useFolderField(list: ListFolders, onEdit: () => void): FolderField {
  const { state, go } = useFolderListing(list)
  const [path, setPath] = useState('')
  const [active, setActive] = useState(-1)
  const input = useRef<HTMLInputElement>(null)
  const { listing, error } = state
  const { begins } = splitPath(path)
  const options = (listing?.folders ?? []).filter(({ name }) =>
    name.toLowerCase().startsWith(begins.toLowerCase()),
  )

  const enter = useCallback(
    async (target: string | undefined): Promise<void> => {
      const entered = await go(target)
      if (entered) setPath(withSeparator(entered.path))
    },
    [go],
  )
  const open = (target: string | undefined): void => {
    setActive(-1)
    onEdit()
    input.current?.focus()
    void enter(target)
  }

  useEffect(() => {
    void go(undefined).then((home) => home && setPath(withSeparator(home.path)))
  }, [go])

  return {
    input,
    path,
    begins,
    listing,
    error,
    options,
    active,
    open,
    type: (typed) => {
      const { folder } = splitPath(typed)
      if (folder !== '' && folder !== splitPath(path).folder) void go(withoutSeparator(folder))
      setPath(typed)
      setActive(-1)
      onEdit()
    },
    onKeyDown: (event) => {
      const chosen = options[active]
      const parent = listing?.parent ?? null
      if (event.key === 'ArrowUp' && event.altKey) {
        if (parent !== null) open(parent)
      } else if (event.key === 'ArrowDown') setActive(Math.min(options.length - 1, active + 1))
      else if (event.key === 'ArrowUp') setActive(Math.max(-1, active - 1))
      else if (event.key === 'Enter' && chosen) open(chosen.path)
      else if (event.key === 'Escape' && chosen) setActive(-1)
      else return
      event.preventDefault()
    },
  }
}
