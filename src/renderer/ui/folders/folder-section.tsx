import { CircleAlert, X } from 'lucide-react'
import { useState } from 'react'
import type { Calendar } from '@shared/domain/local-day'
import { folderMessages } from '@shared/i18n/folder-messages'
import { Button } from '../controls/button'
import { IconButton } from '../controls/icon-button'
import { PathText } from './path-text'
import type { FolderWithRepositories } from './repositories-by-folder'
import { RepositoryRow } from './repository-row'

/** Repositories of one folder shown before "Show all". */
const SHOWN = 5

interface FolderSectionProps {
  readonly section: FolderWithRepositories
  readonly calendar: Calendar
  readonly onRemove: (path: string, heading: HTMLElement | null | undefined) => void
}

/** One watched folder and the repositories found in it; those with a problem come first and are never folded away. */
export function FolderSection({
  section: { folder, repositories },
  calendar,
  onRemove,
}: FolderSectionProps) {
  const [all, setAll] = useState(false)
  const troubled = repositories.filter(({ problem }) => problem !== null).length
  // Folding one or two away would cost as much room as it saves.
  const few = repositories.length <= SHOWN + 2 ? repositories.length : Math.max(SHOWN, troubled)
  const shown = all ? repositories : repositories.slice(0, few)
  return (
    <section className="folder">
      <div className="folder__head">
        <h3>{folder ? <PathText path={folder.path} /> : folderMessages.elsewhere}</h3>
        {folder && (
          <span className="folder__state facts">
            {folder.origin === 'flag' && <span>{folderMessages.thisRun}</span>}
            {folder.state !== 'watching' && <span>{folderMessages.folderState(folder.state)}</span>}
          </span>
        )}
        {folder?.origin === 'chosen' && (
          <IconButton
            icon={X}
            label={folderMessages.removeNamed(folder.path)}
            onClick={(event) =>
              onRemove(folder.path, event.currentTarget.closest('.card')?.querySelector('h2'))
            }
          />
        )}
      </div>
      {folder?.problem && (
        <p className="folder__problem">
          <CircleAlert aria-hidden />
          {folder.problem}
        </p>
      )}
      <ul>
        {shown.map((repository) => (
          <RepositoryRow key={repository.path} repository={repository} calendar={calendar} />
        ))}
      </ul>
      {repositories.length > few && (
        <Button look="quiet" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? folderMessages.showFewer : folderMessages.showAll(repositories.length)}
        </Button>
      )}
    </section>
  )
}
