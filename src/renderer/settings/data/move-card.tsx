import { Download, FolderSearch } from 'lucide-react'
import { type SubmitEvent, useId, useRef, useState } from 'react'
import type { ExportResult } from '@shared/contract/data'
import { dataMessages as words } from '@shared/i18n/data-messages'
import { sizeWords } from '@shared/i18n/number-words'
import { Card } from '../../ui/card'
import { Button } from '../../ui/controls/button'
import { Field } from '../../ui/controls/field'
import { announce } from '../../ui/live/announcements'
import { showToast } from '../../ui/toast/toasts'
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
  const [path, setPath] = useState('')
  const [error, setError] = useState<string | undefined>()
  const [busy, setBusy] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const id = useId()

  const look = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault()
    if (busy) return
    setBusy(true)
    const refused = await restore(path)
    setBusy(false)
    setError(refused?.message)
    if (refused) input.current?.focus()
  }

  return (
    <section className="move" aria-labelledby={id}>
      <h3 id={id}>{words.importTitle}</h3>
      <p className="muted small move__hint">{words.importHint}</p>
      <form className="move__form" noValidate onSubmit={(event) => void look(event)}>
        <Field label={words.path} error={error}>
          {(control) => (
            <div className="move__path">
              <input
                {...control}
                ref={input}
                className="input"
                autoComplete="off"
                spellCheck={false}
                placeholder={words.pathPlaceholder}
                value={path}
                onChange={(event) => {
                  setPath(event.target.value)
                  setError(undefined)
                }}
              />
              <Button type="submit" icon={FolderSearch} busy={busy}>
                {words.look}
              </Button>
            </div>
          )}
        </Field>
      </form>
      <WorkLine kind="inspect" />
    </section>
  )
}
