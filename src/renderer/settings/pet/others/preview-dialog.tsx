import { useEffect, useState } from 'react'
import type { SpeciesPreview } from '@shared/contract/species'
import { othersMessages as words } from '@shared/i18n/others-messages'
import { uiMessages } from '@shared/i18n/ui-messages'
import { Button } from '../../../ui/controls/button'
import { Dialog } from '../../../ui/dialog/dialog'
import { Fact, Facts } from '../../fields/facts'
import { useSettingsCommands } from '../../store/use-settings'
import { PreviewStage } from './preview-stage'
import { ProblemList } from './problem-list'

interface PreviewDialogProps {
  readonly preview: SpeciesPreview
  readonly onAdopt: () => Promise<string | null>
  readonly onClose: () => void
}

/** A pet from elsewhere as it would be here, whose work it is, and the question whether it should be. */
export function PreviewDialog({ preview, onAdopt, onClose }: PreviewDialogProps) {
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<string | null>(null)
  const sheet = useSheet(preview, setFailure)
  const { credits, notes } = preview

  const adopt = async (): Promise<void> => {
    setBusy(true)
    setFailure(await onAdopt())
    setBusy(false)
  }

  return (
    <Dialog title={words.preview(preview.name)} onClose={() => !busy && onClose()}>
      <div className="dialog__body">
        {sheet ? (
          <PreviewStage preview={preview} sheet={sheet} />
        ) : (
          <p className="muted">{uiMessages.loading}</p>
        )}
        {preview.description !== '' && <p className="import-text">{preview.description}</p>}
        <Facts>
          <Fact name={words.kind}>{words.format(preview.format)}</Fact>
          <Fact name={words.author}>{credits.author ?? '—'}</Fact>
          <Fact name={words.licence}>{credits.licence ?? '—'}</Fact>
          {credits.source !== null && (
            <Fact name={words.source}>
              <span className="import-text">{credits.source}</span>
            </Fact>
          )}
        </Facts>
        {credits.licenceText !== null && (
          <details>
            <summary>{words.licenceText}</summary>
            <pre className="import-licence">{credits.licenceText}</pre>
          </details>
        )}
        {notes.length > 0 && (
          <section>
            <h3 className="import-notes">{words.notes}</h3>
            <ProblemList problems={notes} />
          </section>
        )}
        {failure !== null && (
          <p className="field__error" role="alert">
            {failure}
          </p>
        )}
      </div>
      <footer className="dialog__foot">
        <Button look="quiet" busy={busy} onClick={onClose}>
          {uiMessages.cancel}
        </Button>
        <Button data-first-focus look="primary" busy={busy} onClick={() => void adopt()}>
          {words.adopt}
        </Button>
      </footer>
    </Dialog>
  )
}

/** The previewed sheet, decoded; null until it is there. */
function useSheet(
  preview: SpeciesPreview,
  onFailure: (message: string) => void,
): ImageBitmap | null {
  const { species } = useSettingsCommands()
  const [sheet, setSheet] = useState<ImageBitmap | null>(null)
  useEffect(() => {
    let wanted = true
    const load = async (): Promise<void> => {
      const blob = await species.sheetOf(preview)
      if (!blob.ok) {
        if (wanted) onFailure(blob.error.message)
        return
      }
      const image = await createImageBitmap(blob.data)
      if (wanted) setSheet(image)
      else image.close()
    }
    load().catch((error: unknown) => wanted && onFailure(String(error)))
    return () => {
      wanted = false
    }
  }, [species, preview, onFailure])
  return sheet
}
