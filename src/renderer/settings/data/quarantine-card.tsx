import { CircleCheck, RotateCw } from 'lucide-react'
import { useState } from 'react'
import type { Quarantine } from '@shared/contract/data'
import { dataMessages as words } from '@shared/i18n/data-messages'
import { eventMessages } from '@shared/i18n/event-messages'
import { whenWords } from '@shared/i18n/time-words'
import { Card } from '../../ui/card'
import { useCalendar } from '../../ui/clock/use-calendar'
import { useMinute } from '../../ui/clock/use-minute'
import { Button } from '../../ui/controls/button'
import { Loaded } from '../../ui/states/loaded'
import { showToast } from '../../ui/toast/toasts'
import { useSettings, useSettingsCommands } from '../store/use-settings'

/** What no normaliser could read, why, and the button that lets them try again. */
export function QuarantineCard() {
  const quarantine = useSettings((state) => state.quarantine)
  const { retryQuarantine, reload } = useSettingsCommands()
  const [busy, setBusy] = useState(false)
  const { data } = quarantine

  const retry = async (): Promise<void> => {
    setBusy(true)
    const result = await retryQuarantine()
    setBusy(false)
    if (result.ok) showToast(words.retried(result.data.tried, result.data.read))
    else showToast(result.error.message, { look: 'problem' })
  }

  return (
    <Card
      title={words.quarantine}
      summary={data ? words.quarantineShown(data.events.length, data.total) : null}
      actions={
        data !== null &&
        data.total > 0 && (
          <Button icon={RotateCw} busy={busy} onClick={() => void retry()}>
            {words.tryAgain}
          </Button>
        )
      }
    >
      <Loaded of={quarantine} what={words.quarantineWhat} onRetry={() => reload('quarantine')}>
        {({ events }) =>
          events.length === 0 ? (
            <p className="quarantine__none muted">
              <CircleCheck aria-hidden />
              {words.quarantineNone}
            </p>
          ) : (
            <>
              <p className="muted small">{words.quarantineHint}</p>
              <QuarantineList events={events} />
            </>
          )
        }
      </Loaded>
    </Card>
  )
}

function QuarantineList({ events }: Pick<Quarantine, 'events'>) {
  const now = useMinute()
  const calendar = useCalendar(useSettings(({ pet }) => pet.data?.rhythm))
  return (
    <ul className="quarantine" tabIndex={0} aria-label={words.quarantine}>
      {events.map(({ id, provider, reason, receivedAt }) => (
        <li key={id}>
          <p className="facts small muted numbers">
            <span>{eventMessages.source(provider)}</span>
            <span>{whenWords(Date.parse(receivedAt), now, calendar)}</span>
          </p>
          <p className="quarantine__reason">{reason}</p>
        </li>
      ))}
    </ul>
  )
}
