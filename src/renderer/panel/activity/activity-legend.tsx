import { activityMessages } from '@shared/i18n/activity-messages'

const STEPS = [0, 1, 2, 3, 4] as const

/** What the squares' shades mean. Screen readers hear each day's number instead. */
export function ActivityLegend({ frozen }: { frozen: boolean }) {
  return (
    <div className="year__legend" aria-hidden>
      {frozen && (
        <span className="year__legend-frozen" title={activityMessages.freezeExplained}>
          <span className="year__cell year__cell--frozen" data-step={0} />
          {activityMessages.frozen}
        </span>
      )}
      <span>{activityMessages.less}</span>
      {STEPS.map((step) => (
        <span key={step} className="year__cell" data-step={step} />
      ))}
      <span>{activityMessages.more}</span>
    </div>
  )
}
