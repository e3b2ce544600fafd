import { type FocusEvent, type KeyboardEvent, type PointerEvent, useRef, useState } from 'react'
import type { LocalDate } from '@shared/domain/local-day'
import { activityMessages } from '@shared/i18n/activity-messages'
import { MONTHS } from '@shared/i18n/time-words'
import { ActivityCells } from './activity-cells'
import { type ActivityWeek, monthLabels } from './activity-weeks'
import { neighbour } from './neighbour'
import './activity-grid.css'

interface Tip {
  readonly text: string
  readonly left: number
  readonly top: number
}

/** A year of days as a grid with one tab stop: arrow keys move by day and week, Home and End along a row. */
export function ActivityGrid({
  weeks,
  today,
}: {
  weeks: readonly ActivityWeek[]
  today: LocalDate
}) {
  const [chosen, setChosen] = useState<LocalDate | null>(null)
  const [tip, setTip] = useState<Tip | null>(null)
  const box = useRef<HTMLDivElement>(null)
  const scroller = useRef<HTMLDivElement>(null)
  const active = chosen !== null && chosen >= (weeks[0]?.[0]?.date ?? today) ? chosen : today

  const showTip = ({ target }: PointerEvent | FocusEvent): void => {
    const text = target instanceof HTMLElement ? target.getAttribute('aria-label') : null
    if (!(target instanceof HTMLElement) || text === null || target.dataset['date'] === undefined) {
      setTip(null)
      return
    }
    const cell = target.getBoundingClientRect()
    const frame = box.current?.getBoundingClientRect()
    if (!frame) return
    // Kept inside the card: half of the widest tip on either side.
    const centre = cell.left + cell.width / 2 - frame.left
    setTip({
      text,
      left: Math.min(frame.width - 110, Math.max(110, centre)),
      top: cell.top - frame.top,
    })
  }

  const move = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') setTip(null)
    const next = neighbour(weeks, active, event.key, event.ctrlKey)
    if (next === null) return
    event.preventDefault()
    setChosen(next)
    const cell = scroller.current?.querySelector<HTMLElement>(`[data-date="${next}"]`)
    cell?.focus()
  }

  return (
    <div className="year" ref={box} onPointerLeave={() => setTip(null)}>
      <div className="year__scroller" ref={scroller}>
        <div className="year__months" aria-hidden>
          {monthLabels(weeks).map(({ week, month }) => (
            <span key={week} style={{ gridColumn: `${week + 2} / span 3` }}>
              {MONTHS[month - 1]}
            </span>
          ))}
        </div>
        <div
          className="year__grid"
          role="grid"
          aria-label={activityMessages.grid}
          aria-readonly
          onKeyDown={move}
          onPointerOver={showTip}
          onFocus={showTip}
          onBlur={() => setTip(null)}
        >
          <ActivityCells weeks={weeks} today={today} active={active} />
        </div>
      </div>
      {tip && (
        <div className="year__tip numbers" style={{ left: tip.left, top: tip.top }} aria-hidden>
          {tip.text}
        </div>
      )}
    </div>
  )
}
