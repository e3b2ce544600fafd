import { Download, FolderSearch } from 'lucide-react'
import { useId, useState } from 'react'
import type { ExportResult } from '@shared/contract/data'
import { dataMessages as words } from '@shared/i18n/data-messages'
import { sizeWords } from '@shared/i18n/number-words'
import { Card } from '../../ui/card'
import { Button } from '../../ui/controls/button'
import { announce } from '../../ui/live/announcements'
import { showToast } from '../../ui/toast/toasts'
import { LineForm } from '../fields/line-form'
import { useSettingsCommands } from '../store/use-settings'
import { Copyable } from './copyable'
import { useRestore } from './restore'
import { WorkLine } from './work-line'

/** All of the user's data to a file, and back from one. */
export function MoveCard() {
  return (
    <Card title={words.move}>
      <ExportPart />
      <ImportPart />
    </Card>
  )
}

function ExportPart() {
  const { exportAll } = useSettingsCommands()
  const [made, setMade] = useState<ExportResult | null>(null)
  const [busy, setBusy] = useState(false)
  const id = useId()

  const run = async (): Promise<void> => {
    setBusy(true)
    const result = await exportAll()
    setBusy(false)
    if (!result.ok) {
      showToast(result.error.message, { look: 'problem' })
      return
    }
    setMade(result.data)
    announce(words.exported(result.data.rows, sizeWords(result.data.sizeBytes)))
  }

  return (
    <section className="move" aria-labelledby={id}>
      <div className="move__head">
        <h3 id={id}>{words.exportTitle}</h3>
        <Button icon={Download} busy={busy} onClick={() => void run()}>
          {words.export}
        </Button>
      </div>
      <p className="muted small move__hint">{words.exportHint}</p>
      <WorkLine kind="export" />
      {made && (
        <div className="move__made">
          <p className="small numbers">{words.exported(made.rows, sizeWords(made.sizeBytes))}</p>
          <Copyable what={words.exportedPath} text={made.file} />
        </div>
      )}
    </section>
  )
}

function ImportPart() {
  const restore = useRestore()
  const id = useId()
  return (
    <section className="move" aria-labelledby={id}>
      <h3 id={id}>{words.importTitle}</h3>
      <p className="muted small move__hint">{words.importHint}</p>
      <LineForm
        isForPath
        label={words.path}
        submit={{ label: words.look, icon: FolderSearch }}
        input={{ spellCheck: false, placeholder: words.pathPlaceholder }}
        onSubmit={async (path) => (await restore(path))?.message}
      />
      <WorkLine kind="inspect" />
    </section>
  )
}
