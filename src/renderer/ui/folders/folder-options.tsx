import { Folder, FolderGit2 } from 'lucide-react'
import { useEffect, useRef } from 'react'
import type { FolderListing } from '@shared/contract/git'
import { folderMessages } from '@shared/i18n/folder-messages'
import { Clipped } from '../clipped'

interface FolderOptionsProps {
  readonly id: string
  readonly listing: FolderListing | null
  readonly options: FolderListing['folders']
  readonly begins: string
  /** Index of the option the keyboard is on; −1 for none. */
  readonly active: number
  readonly onOpen: (path: string) => void
}

const words = folderMessages.picker

/** The folders to pick from, repositories marked. The keyboard is in the path field; this list only shows where it is. */
export function FolderOptions({
  id,
  listing,
  options,
  begins,
  active,
  onOpen,
}: FolderOptionsProps) {
  const list = useRef<HTMLUListElement>(null)

  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [active])

  return (
    <>
      <ul
        ref={list}
        id={id}
        className="folder-options"
        role="listbox"
        aria-label={listing ? words.listOf(listing.path) : words.list}
      >
        {options.map(({ name, path, isRepository }, index) => (
          <li
            key={path}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === active}
            className="folder-option"
            // The field keeps the focus, so that typing goes on.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onOpen(path)}
          >
            {isRepository ? <FolderGit2 aria-hidden /> : <Folder aria-hidden />}
            <Clipped text={name} />
            {isRepository && <span className="folder-option__mark">{words.repository}</span>}
          </li>
        ))}
      </ul>
      <p className="muted small" role="status">
        {summary(listing, options.length, begins)}
      </p>
    </>
  )
}

function summary(listing: FolderListing | null, count: number, begins: string): string {
  if (!listing) return ''
  if (count === 0) return begins === '' ? words.none : words.noMatch(begins)
  return listing.truncated ? words.truncated(count) : words.found(count)
}
