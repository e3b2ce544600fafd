import { Play } from 'lucide-react'
import { type SubmitEvent, useState } from 'react'
import { focusMinutesSchema } from '@shared/contract/focus'
import { calendarFor } from '@shared/domain/local-day'
import { focusMessages as words } from '@shared/i18n/focus-messages'
import { clockWords } from '@shared/i18n/time-words'
import { Card } from '../../ui/card'
import { Button } from '../../ui/controls/button'
import { Field } from '../../ui/controls/field'
import { RunningFocus } from '../../ui/focus/running-focus'
import { announce } from '../../ui/live/announcements'
import { Loaded } from '../../ui/states/loaded'
import { useSettings, useSettingsCommands } from '../store/use-settings'
import { FocusLengthField } from './focus-length-field'

/** The session that runs, or the form that begins one. */
export function FocusCard({ usual }: { usual: number }) {
  const focus = useSettings((state) => state.focus)
  const rhythm = useSettings(({ pet }) => pet.data?.rhythm)
  const { reload, stopFocus } = useSettingsCommands()
  return (
    <Card title={words.timer}>
      <Loaded of={focus} what={words.what} onRetry={() => reload('focus')}>
        {({ running }) =>
          running ? (
            <RunningFocus running={running} rhythm={rhythm} onStop={stopFocus} />
          ) : (
            <StartForm key={usual} usual={usual} />
          )
        }
      </Loaded>
      <FocusLengthField held={usual} />
    </Card>
  )
}

function StartForm({ usual }: { usual: number }) {
  const { startFocus } = useSettingsCommands()
  const timeZone = useSettings(({ pet }) => pet.data?.rhythm.timeZone ?? 'UTC')
  const [minutes, setMinutes] = useState(String(usual))
  const [title, setTitle] = useState('')
  const [error, setError] = useState<string | undefined>()
  const [busy, setBusy] = useState(false)

  const start = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault()
    if (busy) return
    const parsed = focusMinutesSchema.safeParse(minutes.trim() === '' ? NaN : Number(minutes))
    setError(parsed.success ? undefined : words.lengthBad)
    if (!parsed.success) return
    setBusy(true)
    const result = await startFocus(parsed.data, title)
    setBusy(false)
    if (!result.ok) {
      setError(result.error.message)
      return
    }
    const { running } = result.data
    if (running)
      announce(words.started(clockWords(Date.parse(running.endsAt), calendarFor(timeZone))))
  }

  return (
    <form className="focus-start" noValidate onSubmit={(event) => void start(event)}>
      <p className="muted small focus-start__why">{words.why}</p>
      <Field label={words.title}>
        {(control) => (
          <input
            {...control}
            className="input"
            autoComplete="off"
            maxLength={200}
            placeholder={words.titlePlaceholder}
            value={title}
            onChange={(event) => setTitle(event.target.value)}
          />
        )}
      </Field>
      <Field label={words.minutes} error={error}>
        {(control) => (
          <div className="focus-start__go">
            <input
              {...control}
              className="input numbers"
              inputMode="numeric"
              autoComplete="off"
              value={minutes}
              onChange={(event) => {
                setMinutes(event.target.value)
                setError(undefined)
              }}
            />
            <Button type="submit" look="primary" icon={Play} busy={busy}>
              {words.start}
            </Button>
          </div>
        )}
      </Field>
    </form>
  )
}
