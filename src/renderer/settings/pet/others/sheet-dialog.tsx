import { type SubmitEvent, useId, useState } from 'react'
import { type Inspection, type SheetForm, sheetFormSchema } from '@shared/contract/species'
import { othersMessages as words } from '@shared/i18n/others-messages'
import { uiMessages } from '@shared/i18n/ui-messages'
import { Button } from '../../../ui/controls/button'
import { Field } from '../../../ui/controls/field'
import { Dialog } from '../../../ui/dialog/dialog'
import { Choice } from '../../fields/choice'
import { NumberField } from './number-field'
import { SheetRows } from './sheet-rows'

interface SheetDialogProps {
  readonly asked: Extract<Inspection, { outcome: 'form' }>
  /** Answers what is wrong with it; null when it can be shown. */
  readonly onDescribed: (form: SheetForm) => Promise<string | null>
  readonly onClose: () => void
}

/** How a plain sheet is divided: its cells, and what each row shows. */
export function SheetDialog({ asked, onDescribed, onClose }: SheetDialogProps) {
  const [form, setForm] = useState<SheetForm>(asked.suggestion)
  const [busy, setBusy] = useState(false)
  const facingId = useId()
  const [error, setError] = useState<string | null>(null)
  const change = (part: Partial<SheetForm>): void => {
    setForm({ ...form, ...part })
    setError(null)
  }

  const save = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault()
    if (busy) return
    const parsed = sheetFormSchema.safeParse(form)
    if (!parsed.success) {
      setError(parsed.error.issues[0]?.message ?? null)
      return
    }
    setBusy(true)
    setError(await onDescribed(parsed.data))
    setBusy(false)
  }

  return (
    <Dialog title={words.formTitle} onClose={() => !busy && onClose()}>
      <form className="sheet-form" noValidate onSubmit={(event) => void save(event)}>
        <div className="dialog__body">
          <p className="muted small">{words.formIntro(asked.file, asked.width, asked.height)}</p>
          <Field label={words.petName}>
            {(control) => (
              <input
                {...control}
                data-first-focus
                className="input"
                value={form.name}
                onChange={(event) => change({ name: event.target.value })}
              />
            )}
          </Field>
          <div className="sheet-form__line">
            <NumberField
              label={words.cellWidth}
              value={form.cell.width}
              onChange={(width) => change({ cell: { ...form.cell, width } })}
            />
            <NumberField
              label={words.cellHeight}
              value={form.cell.height}
              onChange={(height) => change({ cell: { ...form.cell, height } })}
            />
            <NumberField
              label={words.msPerFrame}
              value={form.msPerFrame}
              onChange={(msPerFrame) => change({ msPerFrame })}
            />
          </div>
          <SheetRows rows={form.rows} onChange={(rows) => change({ rows })} />
          <span id={facingId} className="field__label">
            {words.facing}
          </span>
          <Choice
            ids={{ labelId: facingId, describedBy: facingId, invalid: undefined }}
            options={(['right', 'left'] as const).map((value) => ({
              value,
              label: words.facings[value],
            }))}
            value={form.facing}
            onChange={(facing) => change({ facing })}
          />
          <div className="sheet-form__line">
            {(['author', 'licence'] as const).map((name) => (
              <Field key={name} label={words[name]}>
                {(control) => (
                  <input
                    {...control}
                    className="input"
                    value={form[name]}
                    onChange={(event) => change({ [name]: event.target.value })}
                  />
                )}
              </Field>
            ))}
          </div>
          {error !== null && (
            <p className="field__error" role="alert">
              {error}
            </p>
          )}
        </div>
        <footer className="dialog__foot">
          <Button look="quiet" busy={busy} onClick={onClose}>
            {uiMessages.cancel}
          </Button>
          <Button type="submit" look="primary" busy={busy}>
            {words.show}
          </Button>
        </footer>
      </form>
    </Dialog>
  )
}
