import { CircleAlert, FolderGit2 } from 'lucide-react'
import type { RepositoryView } from '@shared/contract/git'
import type { Calendar } from '@shared/domain/local-day'
import { folderMessages } from '@shared/i18n/folder-messages'
import { whenWords } from '@shared/i18n/time-words'
import { Clipped } from '../clipped'
import { useMinute } from '../clock/use-minute'

interface RepositoryRowProps {
  readonly repository: RepositoryView
  readonly calendar: Calendar
}

/** A repository: what it is called, how it does, what it has given; and what to do where it cannot be read. */
export function RepositoryRow({ repository, calendar }: RepositoryRowProps) {
  const { name, path, state, problem, bare, commitsCounted, lastCommitAt } = repository
  const now = useMinute()
  const last =
    lastCommitAt === null
      ? folderMessages.noCommit
      : folderMessages.lastCommit(whenWords(Date.parse(lastCommitAt), now, calendar))
  return (
    <li className="repository" data-troubled={problem !== null}>
      <FolderGit2 aria-hidden className="repository__icon" />
      <div className="repository__words" title={path}>
        <Clipped className="repository__name" text={name} />
        <span className="muted small facts numbers">
          <span>{folderMessages.commits(commitsCounted)}</span>
          <span>{last}</span>
          {bare && <span>{folderMessages.bare}</span>}
        </span>
      </div>
      <span className="repository__state" data-state={state}>
        {folderMessages.state(state)}
      </span>
      {problem !== null && (
        <p className="folder__problem">
          <CircleAlert aria-hidden />
          {problem}
        </p>
      )}
    </li>
  )
}
