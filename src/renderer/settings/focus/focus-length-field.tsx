import { useState } from 'react'
import { focusMinutesSchema } from '@shared/contract/focus'
import { focusMessages as words } from '@shared/i18n/focus-messages'
import { SettingRow } from '../fields/setting-row'
import { useSavedField } from '../fields/use-saved-field'
import { useSettingsCommands } from '../store/use-settings'

/** How long a session is unless it says otherwise; saved when the field is left, not while it is half typed. */
export function FocusLengthField({ held }: { held: number }) {
  const { update } = useSettingsCommands()
  const field = useSavedField(held, (focusMinutes) => update({ focusMinutes }))
  const [typed, setTyped] = useState<string | null>(null)
  const [bad, setBad] = useState(false)

  const save = (): void => {
    if (typed === null) return
    const parsed = focusMinutesSchema.safeParse(typed.trim() === '' ? NaN : Number(typed))
    setBad(!parsed.success)
    if (!parsed.success) return
    setTyped(null)
    if (parsed.data !== field.value) field.change(parsed.data)
  }

  const state = bad ? { ...field.state, error: words.lengthBad } : field.state
  return (
    <SettingRow label={words.length} hint={words.lengthHint} state={state}>
      {({ labelId, describedBy, invalid }) => (
        <span className="focus-length">
          <input
            className="input numbers"
            inputMode="numeric"
            autoComplete="off"
            aria-labelledby={labelId}
            aria-describedby={describedBy}
            aria-invalid={invalid}
            value={typed ?? String(field.value)}
            onChange={(event) => setTyped(event.target.value)}
            onBlur={save}
            onKeyDown={(event) => event.key === 'Enter' && save()}
          />
          {words.lengthUnit}
        </span>
      )}
    </SettingRow>
  )
}
