import { settingsMessages } from '@shared/i18n/settings-messages'
import { Choice } from './choice'
import { SettingRow } from './setting-row'
import { useSavedField } from './use-saved-field'

const ON_OFF = ['off', 'on'] as const

export interface SwitchFieldProps {
  readonly label: string
  readonly hint: string
  readonly held: boolean
  readonly save: Parameters<typeof useSavedField<boolean>>[1]
}

/** A setting that is on or off, saved as it is changed. */
export function SwitchField({ label, hint, held, save }: SwitchFieldProps) {
  const field = useSavedField(held, save)
  return (
    <SettingRow label={label} hint={hint} state={field.state}>
      {(ids) => (
        <Choice
          ids={ids}
          options={ON_OFF.map((value) => ({
            value,
            label: settingsMessages.behaviour.onOff(value === 'on'),
          }))}
          value={field.value ? 'on' : 'off'}
          onChange={(value) => field.change(value === 'on')}
        />
      )}
    </SettingRow>
  )
}
