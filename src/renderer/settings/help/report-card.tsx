import { Copy, FolderOpen } from 'lucide-react'
import { useState } from 'react'
import type { DoctorReport } from '@shared/contract/doctor'
import { helpMessages as words } from '@shared/i18n/doctor-messages'
import { uiMessages } from '@shared/i18n/ui-messages'
import { Card } from '../../ui/card'
import { Button } from '../../ui/controls/button'
import { showToast } from '../../ui/toast/toasts'
import { Copyable } from '../data/copyable'
import { useSettingsCommands } from '../store/use-settings'
import './help.css'

/** The report to hand on, and where the whole log is. */
export function ReportCard({ report }: { report: DoctorReport }) {
  const { doctor } = useSettingsCommands()
  const [busy, setBusy] = useState(false)

  const copy = (): void => {
    navigator.clipboard.writeText(report.text).then(
      () => showToast(words.copied),
      () => showToast(uiMessages.notCopied, { look: 'problem' }),
    )
  }
  const openLogs = async (): Promise<void> => {
    setBusy(true)
    const result = await doctor.openLogs()
    setBusy(false)
    if (!result.ok) showToast(result.error.message, { look: 'problem' })
  }

  return (
    <Card title={words.report}>
      <p className="muted small">{words.reportHint}</p>
      <div className="report__acts">
        <Button look="primary" icon={Copy} onClick={copy}>
          {words.copy}
        </Button>
        {report.canOpenFolder && (
          <Button icon={FolderOpen} busy={busy} onClick={() => void openLogs()}>
            {words.openLogs}
          </Button>
        )}
      </div>
      <p className="report__folder">
        <span className="muted small">{words.logFolder}</span>
        <Copyable what={words.logPath} text={report.logFolder} />
      </p>
    </Card>
  )
}
