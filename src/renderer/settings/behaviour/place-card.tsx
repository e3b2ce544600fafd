import { SIZES } from '@shared/body/size'
import type { Settings } from '@shared/contract/settings'
import { settingsMessages } from '@shared/i18n/settings-messages'
import { Card } from '../../ui/card'
import { Choice } from '../fields/choice'
import { SettingRow } from '../fields/setting-row'
import { useSavedField } from '../fields/use-saved-field'
import { useSettingsCommands } from '../store/use-settings'

const words = settingsMessages.behaviour
const ROAMING = ['roams', 'stays'] as const
const OPACITIES = [20, 40, 60, 80, 100] as const

/** Whether the pet walks about, and how large and how plain to see it is. */
export function PlaceCard({ held }: { held: Settings }) {
  return (
    <Card title={words.place}>
      <RoamsField held={held.roams} />
      <PercentField of="size" steps={SIZES} held={held.size} />
      <PercentField of="opacity" steps={OPACITIES} held={held.opacity} />
    </Card>
  )
}

function RoamsField({ held }: { held: boolean }) {
  const { update } = useSettingsCommands()
  const field = useSavedField(held, (roams) => update({ roams }))
  return (
    <SettingRow label={words.roams} hint={words.roamsHint} state={field.state}>
      {(ids) => (
        <Choice
          ids={ids}
          options={ROAMING.map((value) => ({ value, label: words.roamsChoice(value) }))}
          value={field.value ? 'roams' : 'stays'}
          onChange={(value) => field.change(value === 'roams')}
        />
      )}
    </SettingRow>
  )
}

interface PercentFieldProps {
  readonly of: 'size' | 'opacity'
  readonly steps: readonly number[]
  readonly held: number
}

function PercentField({ of, steps, held }: PercentFieldProps) {
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
