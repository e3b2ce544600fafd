import { useMemo } from 'react'
import type { Activity } from '@shared/contract/ledger'
import type { PetSnapshot } from '@shared/contract/pet'
import { activityMessages } from '@shared/i18n/activity-messages'
import { Card } from '../../ui/card'
import { useCalendar } from '../../ui/clock/use-calendar'
import { useMinute } from '../../ui/clock/use-minute'
import { Loaded } from '../../ui/states/loaded'
import { Skeleton } from '../../ui/states/skeleton'
import { usePanel, usePanelCommands } from '../store/use-panel'
import { ActivityGrid } from './activity-grid'
import { ActivityLegend } from './activity-legend'
import { activityWeeks } from './activity-weeks'

/** The year behind: every day a square, and the streak that runs. */
export function ActivityCard({ pet }: { pet: PetSnapshot | null }) {
  const activity = usePanel((state) => state.activity)
  const { retry } = usePanelCommands()
  return (
    <Card
      title={activityMessages.title}
      summary={activity.data && <Totals activity={activity.data} />}
      actions={activity.data && <ActivityLegend frozen={activity.data.streak.frozen.length > 0} />}
    >
      <Loaded
        of={activity}
        what={activityMessages.what}
        onRetry={() => retry('activity')}
        skeleton={<Skeleton block />}
      >
        {(data) => <Year activity={data} pet={pet} />}
      </Loaded>
    </Card>
  )
}

function Totals({ activity: { days, streak } }: { activity: Activity }) {
  const events = days.reduce((sum, day) => sum + day.events, 0)
  return (
    <span className="facts">
      <span>{activityMessages.events(events)}</span>
      {streak.days === 0 ? (
        <span>{activityMessages.streak(0)}</span>
      ) : (
        <strong>{activityMessages.streak(streak.days)}</strong>
      )}
      {streak.days > 0 && (
        <span title={activityMessages.freezeExplained}>
          {activityMessages.freezes(streak.freezesInHand)}
        </span>
      )}
    </span>
  )
}

function Year({ activity, pet }: { activity: Activity; pet: PetSnapshot | null }) {
  const today = useCalendar(pet?.rhythm).dateAt(useMinute())
  const weeks = useMemo(() => activityWeeks(activity, today), [activity, today])
  const isEmpty = activity.days.every(({ events }) => events === 0)
  return (
    <>
      <ActivityGrid weeks={weeks} today={today} />
      {isEmpty && <p className="year__hint">{activityMessages.empty}</p>}
    </>
  )
}
