import { TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import type { ImportPreview } from '@shared/contract/data'
import { dataMessages } from '@shared/i18n/data-messages'
import { sizeWords } from '@shared/i18n/number-words'
import { whenWords } from '@shared/i18n/time-words'
import { uiMessages } from '@shared/i18n/ui-messages'
import { useCalendar } from '../../ui/clock/use-calendar'
import { useMinute } from '../../ui/clock/use-minute'
import { Button } from '../../ui/controls/button'
import { Dialog } from '../../ui/dialog/dialog'
import { Notice } from '../../ui/states/notice'
import { Fact, Facts } from '../fields/facts'
import { useSettings } from '../store/use-settings'
import { useImport } from './use-import'
import { WorkLine } from './work-line'

const words = dataMessages.dialog

interface ImportDialogProps {
  readonly preview: ImportPreview
  readonly onClose: () => void
}

/** What is in a file, what it would replace, and the question whether it should. */
export function ImportDialog({ preview, onClose }: ImportDialogProps) {
  const now = useMinute()
  const pet = useSettings((state) => state.pet.data)
  const calendar = useCalendar(pet?.rhythm)
  const bringIn = useImport()
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<string | null>(null)

  const confirm = async (): Promise<void> => {
    setBusy(true)
    setFailure(null)
    const error = await bringIn(preview.path)
    setBusy(false)
    if (error === null) onClose()
    else setFailure(error.message)
  }

  return (
    <Dialog title={words.title} onClose={() => !busy && onClose()}>
      <div className="dialog__body">
        <Facts>
          <Fact name={words.made}>{whenWords(Date.parse(preview.createdAt), now, calendar)}</Fact>
          <Fact name={words.whose}>{preview.profiles.map(whoseWords).join(', ')}</Fact>
          <Fact name={words.pet}>{words.petWords(preview.pets)}</Fact>
          <Fact name={words.holds}>{words.holdsWords(preview)}</Fact>
          <Fact name={words.rows}>
            {words.rowsWords(preview.rows, sizeWords(preview.sizeBytes))}
          </Fact>
          <Fact name={words.file}>
            <code className="data__path">{preview.path}</code>
          </Fact>
        </Facts>
        <Notice icon={TriangleAlert}>
          {words.warning(pet?.name ?? 'your pet')} {words.tokens}
        </Notice>
        {busy && <WorkLine kind="import" />}
        {failure !== null && (
          <p className="field__error" role="alert">
            {failure}
          </p>
        )}
      </div>
      <footer className="dialog__foot">
        <Button data-first-focus look="quiet" busy={busy} onClick={onClose}>
          {uiMessages.cancel}
        </Button>
        <Button look="primary" busy={busy} onClick={() => void confirm()}>
          {words.confirm}
        </Button>
      </footer>
    </Dialog>
  )
}

function whoseWords({ name, email }: ImportPreview['profiles'][number]): string {
  if (name !== null && email !== null) return `${name} (${email})`
  return name ?? email ?? words.nobody
}
