import { type FocusEvent, type KeyboardEvent, useState } from 'react'
import type { Settings } from '@shared/contract/settings'
import { settingsMessages } from '@shared/i18n/settings-messages'
import { minutesWords } from '@shared/i18n/time-words'
import { SettingRow } from '../fields/setting-row'
import { useSavedField } from '../fields/use-saved-field'
import { useSettingsCommands } from '../store/use-settings'
import { minutesIn } from './minutes-in'

type Night = Settings['night']
const words = settingsMessages.behaviour

/**
 * When the pet sleeps. A time is typed digit by digit, so a night is saved when the user leaves its fields or presses
 * Enter, not while it is half typed.
 */
export function NightField({ held }: { held: Night }) {
  const { update } = useSettingsCommands()
  const field = useSavedField(held, (night) => update({ night }))
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

  const state = incomplete ? { ...field.state, error: words.nightIncomplete } : field.state
  return (
    <SettingRow label={words.night} hint={words.nightHint} state={state}>
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
