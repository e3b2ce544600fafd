import { type FocusEvent, type KeyboardEvent, useState } from 'react'
import type { RouteResult } from '@shared/contract/errors'
import type { Settings } from '@shared/contract/settings'
import { settingsMessages } from '@shared/i18n/settings-messages'
import { minutesWords } from '@shared/i18n/time-words'
import { SettingRow } from '../fields/setting-row'
import { useSavedField } from '../fields/use-saved-field'
import { minutesIn } from './minutes-in'

type Hours = Settings['night']
const words = settingsMessages.behaviour

interface HoursFieldProps {
  readonly label: string
  readonly hint: string
  /** What is said where one of the times is missing. */
  readonly incompleteWords: string
  readonly held: Hours
  readonly save: (hours: Hours) => Promise<RouteResult<unknown>>
}

/**
 * From when to when, each day. A time is typed digit by digit, so the hours are saved when the user leaves the fields or
 * presses Enter, not while they are half typed.
 */
export function HoursField({ label, hint, incompleteWords, held, save: onSave }: HoursFieldProps) {
  const field = useSavedField(held, onSave)
  const [typed, setTyped] = useState<{ from: string; to: string } | null>(null)
  const [incomplete, setIncomplete] = useState(false)
  const from = typed?.from ?? minutesWords(field.value.fromMinutes)
  const to = typed?.to ?? minutesWords(field.value.toMinutes)

  const save = (): void => {
    if (typed === null) return
    const [fromMinutes, toMinutes] = [minutesIn(typed.from), minutesIn(typed.to)]
    setIncomplete(fromMinutes === null || toMinutes === null)
    if (fromMinutes === null || toMinutes === null) return
    setTyped(null)
    const unchanged = fromMinutes === field.value.fromMinutes && toMinutes === field.value.toMinutes
    if (!unchanged) field.change({ fromMinutes, toMinutes })
  }
  const onBlur = (event: FocusEvent<HTMLElement>): void => {
    if (!event.currentTarget.contains(event.relatedTarget)) save()
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') save()
  }

  const state = incomplete ? { ...field.state, error: incompleteWords } : field.state
  return (
    <SettingRow label={label} hint={hint} state={state}>
      {({ labelId, describedBy, invalid }) => (
        <div
          className="night"
          role="group"
          aria-labelledby={labelId}
          aria-describedby={describedBy}
          onBlur={onBlur}
          onKeyDown={onKeyDown}
        >
          <label>
            <span>{words.nightFrom}</span>
            <input
              className="input numbers"
              type="time"
              required
              aria-invalid={invalid}
              value={from}
              onChange={(event) => setTyped({ from: event.target.value, to })}
            />
          </label>
          <label>
            <span>{words.nightTo}</span>
            <input
              className="input numbers"
              type="time"
              required
              aria-invalid={invalid}
              value={to}
              onChange={(event) => setTyped({ from, to: event.target.value })}
            />
          </label>
        </div>
      )}
    </SettingRow>
  )
}
