import { CircleAlert, CirclePause, FolderPlus, Pause, Play, RefreshCw } from 'lucide-react'
import { useState } from 'react'
import type { ResultOf } from '@shared/contract/contract'
import type { GitOverview } from '@shared/contract/git'
import type { Calendar } from '@shared/domain/local-day'
import { folderMessages } from '@shared/i18n/folder-messages'
import { uiMessages } from '@shared/i18n/ui-messages'
import { Card } from '../card'
import { Button } from '../controls/button'
import { IconButton } from '../controls/icon-button'
import { announce } from '../live/announcements'
import { Loaded } from '../states/loaded'
import { Notice } from '../states/notice'
import type { Loadable } from '../store/loadable'
import { showToast } from '../toast/toasts'
import { FolderPicker } from './folder-picker'
import { FolderSection } from './folder-section'
import { repositoriesByFolder } from './repositories-by-folder'
import type { ListFolders } from './use-folder-listing'
import './folders.css'

/** What the card asks main to do; both windows that show it can. */
export interface FolderCommands {
  readonly listFolders: ListFolders
  readonly addFolder: (path: string) => Promise<ResultOf<'git.addFolder'>>
  readonly removeFolder: (path: string) => Promise<ResultOf<'git.removeFolder'>>
  readonly setGitPaused: (paused: boolean) => Promise<ResultOf<'git.setPaused'>>
  readonly rescan: () => Promise<ResultOf<'git.rescan'>>
}

interface FoldersCardProps {
  readonly title: string
  readonly git: Loadable<GitOverview>
  readonly calendar: Calendar
  readonly commands: FolderCommands
  readonly onRetry: () => void
}

/** The watched folders with their repositories: adding, removing with a way back, looking again. */
export function FoldersCard({ title, git, calendar, commands, onRetry }: FoldersCardProps) {
  const [picking, setPicking] = useState(false)
  const [busy, setBusy] = useState(false)
  const { data } = git
  const hasFolders = data !== null && data.folders.length > 0

  const rescan = async (): Promise<void> => {
    setBusy(true)
    const result = await commands.rescan()
    setBusy(false)
    if (!result.ok) showToast(result.error.message, { look: 'problem' })
    else
      announce(
        folderMessages.rescanned(folderMessages.repositories(result.data.repositories.length)),
      )
  }

  const setPaused = async (paused: boolean): Promise<void> => {
    setBusy(true)
    const result = await commands.setGitPaused(paused)
    setBusy(false)
    if (!result.ok) showToast(result.error.message, { look: 'problem' })
    else announce(paused ? folderMessages.pausedNow : folderMessages.wentOn)
  }

  return (
    <Card
      title={title}
      summary={
        hasFolders
          ? folderMessages.summary(data.repositories.length, data.folders.length)
          : undefined
      }
      actions={
        hasFolders && (
          <>
            <IconButton
              icon={data.paused ? Play : Pause}
              label={data.paused ? folderMessages.goOn : folderMessages.pause}
              busy={busy}
              onClick={() => void setPaused(!data.paused)}
            />
            <IconButton
              icon={RefreshCw}
              label={folderMessages.rescan}
              busy={busy}
              onClick={() => void rescan()}
            />
            <Button icon={FolderPlus} onClick={() => setPicking(true)}>
              {folderMessages.add}
            </Button>
          </>
        )
      }
    >
      <Loaded of={git} what={folderMessages.what} onRetry={onRetry}>
        {(overview) => (
          <>
            {overview.problem !== null && (
              <Notice
                icon={CircleAlert}
                look="problem"
                {...(overview.gitVersion === null && { title: folderMessages.noGit })}
              >
                {overview.problem}
              </Notice>
            )}
            {overview.paused && (
              <Notice icon={CirclePause} title={folderMessages.paused}>
                {folderMessages.pausedDetail}
              </Notice>
            )}
            {overview.folders.length === 0 && (
              <div className="empty">
                <p className="empty__title">{folderMessages.empty}</p>
                <p className="empty__detail">{folderMessages.emptyDetail}</p>
                <Button look="primary" icon={FolderPlus} onClick={() => setPicking(true)}>
                  {folderMessages.add}
                </Button>
              </div>
            )}
            {repositoriesByFolder(overview).map((section) => (
              <FolderSection
                key={section.folder?.path ?? ''}
                section={section}
                calendar={calendar}
                onRemove={(path, heading) => void remove(commands, path, heading)}
              />
            ))}
          </>
        )}
      </Loaded>
      {picking && (
        <FolderPicker
          list={commands.listFolders}
          add={commands.addFolder}
          onAdded={(path) => showToast(folderMessages.added(path))}
          onClose={() => setPicking(false)}
        />
      )}
    </Card>
  )
}

async function remove(
  commands: FolderCommands,
  path: string,
  heading: HTMLElement | null | undefined,
): Promise<void> {
  const result = await commands.removeFolder(path)
  if (!result.ok) {
    showToast(result.error.message, { look: 'problem' })
    return
  }
  const undo = async (): Promise<void> => {
    const back = await commands.addFolder(path)
    if (back.ok) announce(folderMessages.added(path))
    else showToast(back.error.message, { look: 'problem' })
  }
  showToast(folderMessages.removed(path), {
    action: { label: uiMessages.undo, run: () => void undo() },
    returnTo: heading,
  })
}
