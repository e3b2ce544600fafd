import { memo } from 'react'
import type { LocalDate } from '@shared/domain/local-day'
import { WEEKDAYS } from '@shared/i18n/time-words'
import type { ActivityWeek } from './activity-weeks'
import { dayOfGridWords } from './day-words'

interface ActivityCellsProps {
  readonly weeks: readonly ActivityWeek[]
  readonly today: LocalDate
  /** The day in the tab order. */
  readonly active: LocalDate
}

/** The squares, a row for each day of the week. Apart from the grid, so that a tooltip does not draw 371 of them again. */
export const ActivityCells = memo(function ActivityCells({
  weeks,
  today,
  active,
}: ActivityCellsProps) {
  return WEEKDAYS.map((name, day) => (
    <div key={name} className="year__row" role="row">
      <span className="year__weekday" aria-hidden>
        {day % 2 === 0 && day < 6 && name}
      </span>
      {weeks.map((week, index) => {
        const cell = week[day]
        if (!cell) return <span key={index} aria-hidden />
        return (
          <span
            key={index}
            role="gridcell"
            className={`year__cell ${cell.counts === null ? 'year__cell--unknown' : ''} ${cell.frozen ? 'year__cell--frozen' : ''}`}
            data-step={cell.step}
            data-date={cell.date}
            tabIndex={cell.date === active ? 0 : -1}
            aria-label={dayOfGridWords(cell, today)}
            aria-current={cell.date === today ? 'date' : undefined}
          />
        )
      })}
    </div>
  ))
})
