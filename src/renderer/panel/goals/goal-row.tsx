import { ChevronDown } from 'lucide-react'
import { useId, useState } from 'react'
import type { GoalView } from '@shared/contract/goals'
import type { PetSnapshot } from '@shared/contract/pet'
import { parseGoalUnit } from '@shared/domain/goal-unit'
import { goalMessages } from '@shared/i18n/goal-messages'
import { Clipped } from '../../ui/clipped'
import { useCalendar } from '../../ui/clock/use-calendar'
import { useMinute } from '../../ui/clock/use-minute'
import { GoalDetail } from './goal-detail'
import { type GoalPace, goalPace } from './goal-pace'
import { GoalRing } from './goal-ring'

interface GoalRowProps {
  readonly goal: GoalView
  readonly hue: number
  readonly rhythm: PetSnapshot['rhythm'] | undefined
  readonly onEdit: () => void
}

/** A goal on one line, which unfolds into its past and what can be done with it. */
export function GoalRow({ goal, hue, rhythm, onEdit }: GoalRowProps) {
  const [open, setOpen] = useState(false)
  const id = useId()
  const pace = goalPace(goal, useMinute(), useCalendar(rhythm))
  const unit = parseGoalUnit(goal.unit)
  const progress = unit
    ? goalMessages.progress(goal.current, goal.target, unit)
    : goalMessages.progressUncountable(goal.current, goal.target, goal.unit)
  // That a day ends today goes without saying.
  const deadline = unit?.period === 'day' ? null : deadlineWords(pace)
  return (
    <li className="goal">
      <button
        type="button"
        className="goal__line"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => setOpen(!open)}
      >
        <GoalRing share={goal.current / goal.target} hue={hue} />
        <span className="goal__words">
          <Clipped className="goal__name" text={goal.name} />
          <span className="goal__progress facts numbers">
            <span>{progress}</span>
            {deadline !== null && <span>{deadline}</span>}
          </span>
        </span>
        <span className={`goal__pace goal__pace--${pace.kind} numbers`}>{paceWords(pace)}</span>
        <ChevronDown className="unfold" aria-hidden />
      </button>
      {open && <GoalDetail id={id} goal={goal} unit={unit} pace={pace} onEdit={onEdit} />}
    </li>
  )
}

function paceWords(pace: GoalPace): string {
  switch (pace.kind) {
    case 'done':
      return goalMessages.pace.done
    case 'on-track':
      return goalMessages.pace.onTrack
    case 'behind':
      return goalMessages.pace.behind
    case 'to-go':
      return goalMessages.pace.toGo(pace.left)
  }
}

function deadlineWords(pace: GoalPace): string | null {
  if (pace.kind === 'done') return null
  return pace.daysLeft === null ? goalMessages.noDeadline : goalMessages.daysLeft(pace.daysLeft)
}
