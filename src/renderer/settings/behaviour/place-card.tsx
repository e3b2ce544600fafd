import { SIZES } from '@shared/body/size'
import type { Settings } from '@shared/contract/settings'
import { settingsMessages } from '@shared/i18n/settings-messages'
import { Card } from '../../ui/card'
import { Choice } from '../fields/choice'
import { SettingRow } from '../fields/setting-row'
import { SwitchField } from '../fields/switch-field'
import { useSavedField } from '../fields/use-saved-field'
import { useSystemReducedMotion } from '../use-reduced-motion'
import { PercentField } from './percent-field'
import { useSettingsCommands } from '../store/use-settings'

const words = settingsMessages.behaviour
const ROAMING = ['roams', 'stays'] as const
const OPACITIES = [20, 40, 60, 80, 100] as const
const MIRRORED = ['drawn', 'mirrored'] as const
const REDUCED_MOTION = ['system', 'on', 'off'] as const

/** Whether the pet walks about or holds still, and how large, how plain to see and which way round it is. */
export function PlaceCard({ held }: { held: Settings }) {
  return (
    <Card title={words.place}>
      <RoamsField held={held.roams} />
      <PercentField of="size" steps={SIZES} held={held.size} />
      <PercentField of="opacity" steps={OPACITIES} held={held.opacity} />
      <MirroredField held={held.mirrored} />
      <ReducedMotionField held={held.reducedMotion} />
      <BatteryField held={held.easyOnBattery} />
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

function MirroredField({ held }: { held: boolean }) {
  const { update } = useSettingsCommands()
  const field = useSavedField(held, (mirrored) => update({ mirrored }))
  return (
    <SettingRow label={words.mirrored} hint={words.mirroredHint} state={field.state}>
      {(ids) => (
        <Choice
          ids={ids}
          options={MIRRORED.map((value) => ({
            value,
            label: words.mirroredChoice(value === 'mirrored'),
          }))}
          value={field.value ? 'mirrored' : 'drawn'}
          onChange={(value) => field.change(value === 'mirrored')}
        />
      )}
    </SettingRow>
  )
}

function BatteryField({ held }: { held: boolean }) {
  const { update } = useSettingsCommands()
  return (
    <SwitchField
      label={words.easyOnBattery}
      hint={words.easyOnBatteryHint}
      held={held}
      save={(easyOnBattery) => update({ easyOnBattery })}
    />
  )
}

function ReducedMotionField({ held }: { held: Settings['reducedMotion'] }) {
  const { update } = useSettingsCommands()
  const field = useSavedField(held, (reducedMotion) => update({ reducedMotion }))
  const asked = useSystemReducedMotion()
  return (
    <SettingRow
      label={words.reducedMotion}
      hint={words.reducedMotionHint(asked)}
      state={field.state}
    >
      {(ids) => (
        <Choice
          ids={ids}
          options={REDUCED_MOTION.map((value) => ({
            value,
            label: words.reducedMotionChoice(value),
          }))}
          value={field.value}
          onChange={field.change}
        />
      )}
    </SettingRow>
  )
}
