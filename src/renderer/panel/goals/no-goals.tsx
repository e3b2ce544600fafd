import { Plus } from 'lucide-react'
import { useState } from 'react'
import type { GoalDraft } from '@shared/contract/goals'
import { parseGoalUnit } from '@shared/domain/goal-unit'
import { goalMessages } from '@shared/i18n/goal-messages'
import { Button } from '../../ui/controls/button'
import { announce } from '../../ui/live/announcements'
import { showToast } from '../../ui/toast/toasts'
import { usePanelCommands } from '../store/use-panel'
import { GOAL_SUGGESTIONS } from './goal-suggestions'

/** What goals are, and three that start with one click. */
export function NoGoals({ pet, onOwn }: { pet: string | null; onOwn: () => void }) {
  const { createGoal } = usePanelCommands()
  const [busy, setBusy] = useState<GoalDraft | null>(null)

  const start = async (draft: GoalDraft): Promise<void> => {
    setBusy(draft)
    const result = await createGoal(draft)
    setBusy(null)
    if (result.ok) announce(goalMessages.created(result.data.name))
    else showToast(result.error.message, { look: 'problem' })
  }

  return (
    <div className="empty">
      <p className="empty__title">{goalMessages.empty}</p>
      <p className="empty__detail">{goalMessages.emptyDetail(pet)}</p>
      <div className="goal-suggestions" role="group" aria-label={goalMessages.suggestionsTitle}>
        {GOAL_SUGGESTIONS.map((draft) => (
          <Button
            key={draft.unit}
            icon={Plus}
            busy={busy === draft}
            onClick={() => void start(draft)}
          >
            {sentenceOf(draft)}
          </Button>
        ))}
        <Button look="quiet" onClick={onOwn}>
          {goalMessages.own}
        </Button>
      </div>
    </div>
  )
}

function sentenceOf({ target, unit }: GoalDraft): string {
  const parsed = parseGoalUnit(unit)
  return parsed ? goalMessages.sentence(target, parsed) : unit
}
