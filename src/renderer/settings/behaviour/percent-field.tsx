import { settingsMessages } from '@shared/i18n/settings-messages'
import { SettingRow } from '../fields/setting-row'
import { useSavedField } from '../fields/use-saved-field'
import { useSettingsCommands } from '../store/use-settings'

const words = settingsMessages.behaviour

interface PercentFieldProps {
  readonly of: 'size' | 'opacity' | 'soundVolume'
  readonly steps: readonly number[]
  readonly held: number
}

/** One of a few shares, in per cent. */
export function PercentField({ of, steps, held }: PercentFieldProps) {
  const { update } = useSettingsCommands()
  const field = useSavedField(held, (percent) => update({ [of]: percent }))
  // One that was set by other means is shown as it is.
  const shown = [...new Set([...steps, field.value])].sort((a, b) => a - b)
  return (
    <SettingRow label={words[of]} hint={words[`${of}Hint`]} state={field.state}>
      {({ labelId, describedBy, invalid }) => (
        <select
          className="input"
          aria-labelledby={labelId}
          aria-describedby={describedBy}
          aria-invalid={invalid}
          value={field.value}
          onChange={(event) => field.change(Number(event.target.value))}
        >
          {shown.map((percent) => (
            <option key={percent} value={percent}>
              {words.percent(percent)}
            </option>
          ))}
        </select>
      )}
    </SettingRow>
  )
}
