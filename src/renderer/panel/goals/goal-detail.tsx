import { Pencil, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { GoalView } from '@shared/contract/goals'
import type { GoalUnit } from '@shared/domain/goal-unit'
import { goalMessages } from '@shared/i18n/goal-messages'
import { uiMessages } from '@shared/i18n/ui-messages'
import { Button } from '../../ui/controls/button'
import { announce } from '../../ui/live/announcements'
import { showToast } from '../../ui/toast/toasts'
import { usePanelCommands } from '../store/use-panel'
import { GoalHistory } from './goal-history'
import type { GoalPace } from './goal-pace'

interface GoalDetailProps {
  readonly id: string
  readonly goal: GoalView
  readonly unit: GoalUnit | null
  readonly pace: GoalPace
  readonly onEdit: () => void
}

/** What unfolds below a goal: its full name and note, its pace, its past, and changing or deleting it. */
export function GoalDetail({ id, goal, unit, pace, onEdit }: GoalDetailProps) {
  const { deleteGoal, restoreGoal } = usePanelCommands()
  const [busy, setBusy] = useState(false)

  const restore = async (): Promise<void> => {
    const result = await restoreGoal(goal.id)
    if (result.ok) announce(goalMessages.restored(goal.name))
    else showToast(result.error.message, { look: 'problem' })
  }
  const remove = async (pressed: HTMLElement): Promise<void> => {
    const heading = pressed.closest('section')?.querySelector('h2')
    setBusy(true)
    const result = await deleteGoal(goal.id)
    setBusy(false)
    if (!result.ok) {
      showToast(result.error.message, { look: 'problem' })
      return
    }
    showToast(goalMessages.deleted(goal.name), {
      action: { label: uiMessages.undo, run: () => void restore() },
      returnTo: heading,
    })
  }

  return (
    <div className="goal__detail" id={id}>
      {unit && <p className="goal__sentence">{goalMessages.sentence(goal.target, unit)}</p>}
      {!unit && <p>{goalMessages.uncountable}</p>}
      {goal.description !== '' && <p className="goal__note">{goal.description}</p>}
      {pace.kind === 'behind' && <p>{goalMessages.evenPace(pace.expected)}</p>}
      <GoalHistory goal={goal} period={unit?.period ?? null} />
      <div className="goal__actions">
        <Button icon={Pencil} aria-label={goalMessages.editNamed(goal.name)} onClick={onEdit}>
          {goalMessages.edit}
        </Button>
        <Button
          icon={Trash2}
          look="danger"
          busy={busy}
          aria-label={goalMessages.removeNamed(goal.name)}
          onClick={(event) => void remove(event.currentTarget)}
        >
          {goalMessages.remove}
        </Button>
      </div>
    </div>
  )
}
