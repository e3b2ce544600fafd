import { type SubmitEvent, useRef, useState } from 'react'
import type { GoalView } from '@shared/contract/goals'
import { goalMessages } from '@shared/i18n/goal-messages'
import { uiMessages } from '@shared/i18n/ui-messages'
import { Button } from '../../ui/controls/button'
import { Dialog } from '../../ui/dialog/dialog'
import { announce } from '../../ui/live/announcements'
import { usePanelCommands } from '../store/use-panel'
import { GoalFields } from './goal-fields'
import {
  type GoalErrors,
  NEW_GOAL,
  errorsByField,
  formOf,
  previewOf,
  readGoalForm,
  unitOf,
} from './goal-form'
import { issuesIn } from './issues-in'

/** Makes a goal, or changes one. */
export function GoalDialog({ goal, onClose }: { goal: GoalView | null; onClose: () => void }) {
  const words = goalMessages.form
  const { createGoal, updateGoal } = usePanelCommands()
  const [form, setForm] = useState(goal ? formOf(goal) : NEW_GOAL)
  const [errors, setErrors] = useState<GoalErrors>({})
  const [failure, setFailure] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const element = useRef<HTMLFormElement>(null)

  const save = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault()
    if (busy) return
    const read = readGoalForm(form)
    if ('errors' in read) {
      setErrors(read.errors)
      focusFirstError(element.current)
      return
    }
    setBusy(true)
    const result = await (goal ? updateGoal(goal.id, read.draft) : createGoal(read.draft))
    setBusy(false)
    if (result.ok) {
      announce(
        goal ? goalMessages.changed(result.data.name) : goalMessages.created(result.data.name),
      )
      onClose()
      return
    }
    const refused = errorsByField(issuesIn(result.error))
    setErrors(refused)
    setFailure(Object.keys(refused).length === 0 ? result.error.message : null)
    focusFirstError(element.current)
  }

  const preview = previewOf(form)
  return (
    <Dialog title={goal ? words.editTitle : words.createTitle} onClose={onClose}>
      <form ref={element} noValidate onSubmit={(event) => void save(event)}>
        <div className="dialog__body">
          <output className="goal-preview numbers" data-known={preview !== null}>
            {preview ?? words.previewUnknown}
          </output>
          <GoalFields
            form={form}
            errors={errors}
            onChange={(changed) => {
              setForm({ ...form, ...changed })
              // What is being mended should not go on complaining.
              setErrors({})
            }}
          />
          {goal && unitOf(form) !== goal.unit && <p className="muted small">{words.newCount}</p>}
          {failure !== null && (
            <p className="field__error" role="alert">
              {failure}
            </p>
          )}
        </div>
        <footer className="dialog__foot">
          <Button onClick={onClose}>{uiMessages.cancel}</Button>
          <Button type="submit" look="primary" busy={busy}>
            {goal ? words.save : words.create}
          </Button>
        </footer>
      </form>
    </Dialog>
  )
}

/** Leads to what is to be mended, once the page shows it. */
function focusFirstError(form: HTMLFormElement | null): void {
  requestAnimationFrame(() => form?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
}
