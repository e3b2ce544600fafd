import { useEffect } from 'react'
import { connectionsMessages as words } from '@shared/i18n/connections-messages'
import { announce } from '../../../ui/live/announcements'
import { useTimeLeft } from './use-time-left'

const MINUTE = 60_000

/** How long a sign-in is valid. The eye sees it count down; the ear hears of it twice. */
export function TimeLeft({ until }: { until: string }) {
  const left = useTimeLeft(until)
  const phase = left === 0 ? 'over' : left <= MINUTE ? 'last minute' : 'time'
  useEffect(() => {
    if (phase === 'over') announce(words.expired)
    if (phase === 'last minute') announce(words.lastMinute)
  }, [phase])
  return <p className="muted small numbers">{text(left)}</p>
}

function text(left: number): string {
  if (left === 0) return words.expired
  return words.expires(
    left > MINUTE
      ? words.minutes(Math.ceil(left / MINUTE))
      : words.seconds(Math.ceil(left / 1_000)),
  )
}
