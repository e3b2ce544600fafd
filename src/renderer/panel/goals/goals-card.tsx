import { Plus } from 'lucide-react'
import { Suspense, lazy, useState } from 'react'
import type { GoalView } from '@shared/contract/goals'
import type { PetSnapshot } from '@shared/contract/pet'
import { goalMessages } from '@shared/i18n/goal-messages'
import { Card } from '../../ui/card'
import { Button } from '../../ui/controls/button'
import { Loaded } from '../../ui/states/loaded'
import { usePanel, usePanelCommands } from '../store/use-panel'
import { GoalRow } from './goal-row'
import { NoGoals } from './no-goals'
import './goals.css'

/** It brings the validator along, which the page can do without until a form is filled in. */
const GoalDialog = lazy(async () => ({ default: (await import('./goal-dialog')).GoalDialog }))

/** The user's goals, and the one dialog that makes and changes them. */
export function GoalsCard({ pet }: { pet: PetSnapshot | null }) {
  const goals = usePanel((state) => state.goals)
  const { retry } = usePanelCommands()
  const [dialog, setDialog] = useState<{ readonly goal: GoalView | null } | null>(null)
  const isEmpty = goals.data?.length === 0

  return (
    <Card
      title={goalMessages.title}
      actions={
        !isEmpty && (
          <Button icon={Plus} onClick={() => setDialog({ goal: null })}>
            {goalMessages.add}
          </Button>
        )
      }
    >
      <Loaded of={goals} what={goalMessages.what} onRetry={() => retry('goals')}>
        {(list) =>
          isEmpty ? (
            <NoGoals pet={pet?.name ?? null} onOwn={() => setDialog({ goal: null })} />
          ) : (
            <ul className="goals">
              {list.map((goal, index) => (
                <GoalRow
                  key={goal.id}
                  goal={goal}
                  hue={index % 4}
                  rhythm={pet?.rhythm}
                  onEdit={() => setDialog({ goal })}
                />
              ))}
            </ul>
          )
        }
      </Loaded>
      {dialog && (
        <Suspense>
          <GoalDialog goal={dialog.goal} onClose={() => setDialog(null)} />
        </Suspense>
      )}
    </Card>
  )
}
