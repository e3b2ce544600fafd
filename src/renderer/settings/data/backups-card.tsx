import { Archive, ArchiveRestore } from 'lucide-react'
import { useState } from 'react'
import type { BackupFile } from '@shared/contract/data'
import { dataMessages as words } from '@shared/i18n/data-messages'
import { sizeWords } from '@shared/i18n/number-words'
import { whenWords } from '@shared/i18n/time-words'
import { Card } from '../../ui/card'
import { useCalendar } from '../../ui/clock/use-calendar'
import { useMinute } from '../../ui/clock/use-minute'
import { Button } from '../../ui/controls/button'
import { announce } from '../../ui/live/announcements'
import { Loaded } from '../../ui/states/loaded'
import { showToast } from '../../ui/toast/toasts'
import { useSettings, useSettingsCommands } from '../store/use-settings'
import { Copyable } from './copyable'
import { useRestore } from './restore'
import { WorkLine } from './work-line'

/** The rolling backups, newest first, each with the way back to it. */
export function BackupsCard() {
  const data = useSettings((state) => state.data)
  const { backUpNow, reload } = useSettingsCommands()
  const [busy, setBusy] = useState(false)

  const take = async (): Promise<void> => {
    setBusy(true)
    const result = await backUpNow()
    setBusy(false)
    if (result.ok) announce(words.backedUp)
    else showToast(result.error.message, { look: 'problem' })
  }

  return (
    <Card
      title={words.backups}
      actions={
        <Button icon={Archive} busy={busy} onClick={() => void take()}>
          {words.backUpNow}
        </Button>
      }
    >
      <p className="muted small">{words.backupsHint}</p>
      <WorkLine kind="backup" />
      <Loaded of={data} what={words.backupsWhat} onRetry={() => reload('data')}>
        {({ backups, backupsFolder }) => (
          <>
            {backups.length === 0 ? (
              <div className="empty backups__none">
                <p className="empty__title">{words.noBackups}</p>
                <p className="empty__detail">{words.noBackupsDetail}</p>
              </div>
            ) : (
              <ul className="backups">
                {backups.map((backup) => (
                  <BackupRow key={backup.file} backup={backup} />
                ))}
              </ul>
            )}
            <div className="backups__folder">
              <Copyable what={words.backupsFolder} text={backupsFolder} />
            </div>
          </>
        )}
      </Loaded>
    </Card>
  )
}

function BackupRow({ backup }: { backup: BackupFile }) {
  const now = useMinute()
  const calendar = useCalendar(useSettings(({ pet }) => pet.data?.rhythm))
  const restore = useRestore()
  const [busy, setBusy] = useState(false)
  const when = whenWords(Date.parse(backup.takenAt), now, calendar)

  const look = async (): Promise<void> => {
    setBusy(true)
    const error = await restore(backup.file)
    setBusy(false)
    if (error !== null) showToast(error.message, { look: 'problem' })
  }

  return (
    <li className="backup numbers">
      <Archive aria-hidden />
      <span className="backup__words">
        <span>{when}</span>
        <span className="muted">{sizeWords(backup.sizeBytes)}</span>
      </span>
      <Button
        look="quiet"
        icon={ArchiveRestore}
        busy={busy}
        aria-label={words.restoreNamed(when)}
        onClick={() => void look()}
      >
        {words.restore}
      </Button>
    </li>
  )
}
