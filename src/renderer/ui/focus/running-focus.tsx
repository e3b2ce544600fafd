import { CircleStop } from 'lucide-react'
import { useState } from 'react'
import type { RouteResult } from '@shared/contract/errors'
import type { Focus } from '@shared/contract/focus'
import type { PetSnapshot } from '@shared/contract/pet'
import { focusMessages as words } from '@shared/i18n/focus-messages'
import { clockWords } from '@shared/i18n/time-words'
import { Clipped } from '../clipped'
import { useCalendar } from '../clock/use-calendar'
import { useMinute } from '../clock/use-minute'
import { Button } from '../controls/button'
import { Meter } from '../controls/meter'
import { announce } from '../live/announcements'
import { showToast } from '../toast/toasts'
import './running-focus.css'

const MINUTE = 60_000

interface RunningFocusProps {
  readonly running: NonNullable<Focus['running']>
  readonly rhythm: PetSnapshot['rhythm'] | undefined
  readonly onStop: () => Promise<RouteResult<Focus>>
}

/** The session under way: until when, how much is left, and the way out. It moves once a minute. */
export function RunningFocus({ running, rhythm, onStop }: RunningFocusProps) {
  const now = useMinute()
  const calendar = useCalendar(rhythm)
  const [busy, setBusy] = useState(false)
  const [begins, ends] = [Date.parse(running.startedAt), Date.parse(running.endsAt)]
  const left = words.left(Math.max(0, Math.ceil((ends - now) / MINUTE)))

  const stop = async (): Promise<void> => {
    setBusy(true)
    const result = await onStop()
    setBusy(false)
    if (result.ok) announce(words.stopped)
    else showToast(result.error.message, { look: 'problem' })
  }

  return (
    <div className="running-focus" role="group" aria-label={words.timer}>
      <div className="running-focus__words">
        <p className="running-focus__until numbers">
          <strong>{words.until(clockWords(ends, calendar))}</strong>
        </p>
        <p className="muted small numbers">{left}</p>
        {running.title !== null && <Clipped className="small" text={running.title} />}
      </div>
      <Button icon={CircleStop} busy={busy} aria-label={words.stopNow} onClick={() => void stop()}>
        {words.stop}
      </Button>
      <Meter
        label={words.progress}
        value={now - begins}
        max={ends - begins}
        text={left}
        look="green"
      />
    </div>
  )
}
