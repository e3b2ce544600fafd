import { useMemo } from 'react'
import { settingsMessages } from '@shared/i18n/settings-messages'
import { SettingRow } from '../fields/setting-row'
import { useSavedField } from '../fields/use-saved-field'
import { useSettingsCommands } from '../store/use-settings'
import { timeZones } from './time-zones'

const words = settingsMessages.behaviour
/** The option that follows the computer; no zone has an empty name. */
const OWN = ''

/** In which zone days are counted: the computer's own, or one that stays when the user travels. */
export function TimeZoneField({ held }: { held: string | null }) {
  const { update } = useSettingsCommands()
  const field = useSavedField(held, (timeZone) => update({ timeZone }))
  const regions = useMemo(() => timeZones(field.value), [field.value])
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone
  return (
    <SettingRow label={words.timeZone} hint={words.timeZoneHint} state={field.state}>
      {({ labelId, describedBy, invalid }) => (
        <select
          className="input"
          aria-labelledby={labelId}
          aria-describedby={describedBy}
          aria-invalid={invalid}
          value={field.value ?? OWN}
          onChange={(event) => field.change(event.target.value === OWN ? null : event.target.value)}
        >
          <option value={OWN}>{words.ownTimeZone(own)}</option>
          {regions.map(({ region, zones }) => (
            <optgroup key={region} label={region}>
              {zones.map(({ value, label }) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      )}
    </SettingRow>
  )
}
