import { type SubmitEvent, useEffect, useId, useRef, useState } from 'react'
import type { Inspection, SheetForm } from '@shared/contract/species'
import { othersMessages as words } from '@shared/i18n/others-messages'
import { uiMessages } from '@shared/i18n/ui-messages'
import { Button } from '../../../ui/controls/button'
import { Field } from '../../../ui/controls/field'
import { Dialog } from '../../../ui/dialog/dialog'
import { Choice } from '../../fields/choice'
import { NumberField } from './number-field'
import { NO_SHEET_ERRORS, type SheetRefusal, readSheetDraft, refusalErrors } from './sheet-draft'
import { SheetRows } from './sheet-rows'

interface SheetDialogProps {
  readonly asked: Extract<Inspection, { outcome: 'form' }>
  /** Answers what is wrong with it; nothing when it can be shown. */
  readonly onDescribed: (form: SheetForm) => Promise<SheetRefusal>
  readonly onClose: () => void
}

/** How a plain sheet is divided: its cells, and what each row shows. */
export function SheetDialog({ asked, onDescribed, onClose }: SheetDialogProps) {
  const [form, setForm] = useState<SheetForm>(asked.suggestion)
  const [busy, setBusy] = useState(false)
  const facingId = useId()
  const [errors, setErrors] = useState(NO_SHEET_ERRORS)
  const element = useRef<HTMLFormElement>(null)
  const change = (part: Partial<SheetForm>): void => {
    setForm({ ...form, ...part })
    setErrors(NO_SHEET_ERRORS)
  }
  // To the first of them: it may be out of sight.
  useEffect(() => {
    element.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus()
  }, [errors])

  const save = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault()
    if (busy) return
    const read = readSheetDraft(form, asked)
    if ('errors' in read) {
      setErrors(read.errors)
      return
    }
    setBusy(true)
    setErrors(refusalErrors(await onDescribed(read.form), read.form))
    setBusy(false)
  }

  return (
    <Dialog title={words.formTitle} onClose={() => !busy && onClose()}>
      <form ref={element} className="sheet-form" noValidate onSubmit={(event) => void save(event)}>
        <div className="dialog__body">
          <p className="muted small">{words.formIntro(asked.file, asked.width, asked.height)}</p>
          <Field label={words.petName} error={errors.fields.name}>
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
              error={errors.fields.width}
              value={form.cell.width}
              onChange={(width) => change({ cell: { ...form.cell, width } })}
            />
            <NumberField
              label={words.cellHeight}
              error={errors.fields.height}
              value={form.cell.height}
              onChange={(height) => change({ cell: { ...form.cell, height } })}
            />
            <NumberField
              label={words.msPerFrame}
              error={errors.fields.msPerFrame}
              value={form.msPerFrame}
              onChange={(msPerFrame) => change({ msPerFrame })}
            />
          </div>
          <SheetRows rows={form.rows} errors={errors.rows} onChange={(rows) => change({ rows })} />
          <div className="field sheet-form__facing">
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
          </div>
          <div className="sheet-form__line">
            {(['author', 'licence'] as const).map((name) => (
              <Field key={name} label={words[name]} error={errors.fields[name]}>
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
          {errors.whole !== null && (
            <p className="field__error" role="alert">
              {errors.whole}
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
