import { PanelsTopLeft } from 'lucide-react'
import type { GoalView } from '@shared/contract/goals'
import { parseGoalUnit } from '@shared/domain/goal-unit'
import { focusMessages as words } from '@shared/i18n/focus-messages'
import { goalMessages } from '@shared/i18n/goal-messages'
import { settingsMessages } from '@shared/i18n/settings-messages'
import { Card } from '../../ui/card'
import { Clipped } from '../../ui/clipped'
import { Button } from '../../ui/controls/button'
import { Meter } from '../../ui/controls/meter'
import { Loaded } from '../../ui/states/loaded'
import { showToast } from '../../ui/toast/toasts'
import { useSettings, useSettingsCommands } from '../store/use-settings'
import { FocusCard } from './focus-card'
import { RestDaysField } from './rest-days-field'
import './focus.css'

/** The focus timer, the days of rest, and how the goals stand. */
export function FocusPage() {
  const settings = useSettings((state) => state.settings)
  const { reload } = useSettingsCommands()
  return (
    <>
      <p className="settings__intro">{words.intro}</p>
      <Loaded of={settings} what={settingsMessages.what} onRetry={() => reload('settings')}>
        {(held) => (
          <>
            <FocusCard usual={held.focusMinutes} />
            <Card title={words.rest}>
              <RestDaysField held={held.restDays} />
            </Card>
          </>
        )}
      </Loaded>
      <GoalsCard />
    </>
  )
}

function GoalsCard() {
  const goals = useSettings((state) => state.goals)
  const { openPanel, reload } = useSettingsCommands()
  const open = async (): Promise<void> => {
    const result = await openPanel()
    if (result?.ok === false) showToast(result.error.message, { look: 'problem' })
  }
  return (
    <Card
      title={words.goals}
      actions={
        <Button icon={PanelsTopLeft} onClick={() => void open()}>
          {words.openPanel}
        </Button>
      }
    >
      <Loaded of={goals} what={goalMessages.what} onRetry={() => reload('goals')}>
        {(list) =>
          list.length === 0 ? (
            <div className="empty">
              <p className="empty__title">{words.noGoals}</p>
              <p className="empty__detail">{words.noGoalsDetail}</p>
            </div>
          ) : (
            <>
              <p className="muted small">{words.goalsHint}</p>
              <ul className="goal-lines">
                {list.map((goal) => (
                  <GoalLine key={goal.id} goal={goal} />
                ))}
              </ul>
            </>
          )
        }
      </Loaded>
    </Card>
  )
}

function GoalLine({ goal }: { goal: GoalView }) {
  const { name, current, target } = goal
  const unit = parseGoalUnit(goal.unit)
  const progress = unit
    ? goalMessages.progress(current, target, unit)
    : goalMessages.progressUncountable(current, target, goal.unit)
  return (
    <li className="goal-line">
      <Clipped className="goal-line__name" text={name} />
      <span className="goal-line__progress muted small numbers">{progress}</span>
      <Meter
        label={name}
        value={current}
        max={target}
        text={progress}
        look={current >= target ? 'green' : 'accent'}
      />
    </li>
  )
}
