import { settingsMessages } from '@shared/i18n/settings-messages'
import { WEEKDAYS, WEEKDAYS_IN_FULL } from '@shared/i18n/time-words'
import { SettingRow } from '../fields/setting-row'
import { useSavedField } from '../fields/use-saved-field'
import { useSettingsCommands } from '../store/use-settings'

const words = settingsMessages.behaviour

/** The days of the week that never break a streak. */
export function RestDaysField({ held }: { held: readonly number[] }) {
  const { update } = useSettingsCommands()
  const field = useSavedField(held, (days) => update({ restDays: [...days] }))
  const toggle = (day: number): void =>
    field.change(
      field.value.includes(day)
        ? field.value.filter((other) => other !== day)
        : [...field.value, day].sort((a, b) => a - b),
    )
  return (
    <SettingRow label={words.restDays} hint={words.restDaysHint} state={field.state}>
      {({ labelId, describedBy }) => (
        <div
          className="choice days"
          role="group"
          aria-labelledby={labelId}
          aria-describedby={describedBy}
        >
          {WEEKDAYS.map((name, index) => (
            <label key={name} className="choice__option">
              <input
                type="checkbox"
                aria-label={WEEKDAYS_IN_FULL[index]}
                checked={field.value.includes(index + 1)}
                onChange={() => toggle(index + 1)}
              />
              <span>{name}</span>
            </label>
          ))}
        </div>
      )}
    </SettingRow>
  )
}
