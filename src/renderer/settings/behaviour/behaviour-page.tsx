import type { Settings } from '@shared/contract/settings'
import { settingsMessages } from '@shared/i18n/settings-messages'
import { Card } from '../../ui/card'
import { Loaded } from '../../ui/states/loaded'
import { Choice } from '../fields/choice'
import { SettingRow } from '../fields/setting-row'
import { useSavedField } from '../fields/use-saved-field'
import { useSettings, useSettingsCommands } from '../store/use-settings'
import { DesktopCard } from './desktop-card'
import { HoursField } from './hours-field'
import { PlaceCard } from './place-card'
import { SoundCard } from './sound-card'
import { TimeZoneField } from './time-zone-field'

const words = settingsMessages.behaviour
const APPEARANCES = ['system', 'light', 'dark'] as const
const BUBBLES = ['full', 'short', 'off'] as const

/** How Familiar looks, speaks, gets about and sounds, and by which clock the pet lives. */
export function BehaviourPage() {
  const settings = useSettings((state) => state.settings)
  const { reload } = useSettingsCommands()
  return (
    <>
      <p className="settings__intro">{words.intro}</p>
      <Loaded of={settings} what={settingsMessages.what} onRetry={() => reload('settings')}>
        {(held) => (
          <>
            <Card title={words.look}>
              <AppearanceField held={held} />
              <BubblesField held={held} />
            </Card>
            <PlaceCard held={held} />
            <SoundCard held={held} />
            <Card title={words.day}>
              <TimeZoneField held={held.timeZone} />
              <NightField held={held.night} />
            </Card>
            <DesktopCard held={held} />
          </>
        )}
      </Loaded>
    </>
  )
}

function NightField({ held }: { held: Settings['night'] }) {
  const { update } = useSettingsCommands()
  return (
    <HoursField
      label={words.night}
      hint={words.nightHint}
      incompleteWords={words.nightIncomplete}
      held={held}
      save={(night) => update({ night })}
    />
  )
}

function AppearanceField({ held }: { held: Settings }) {
  const { update } = useSettingsCommands()
  const field = useSavedField(held.appearance, (appearance) => update({ appearance }))
  return (
    <SettingRow label={words.appearance} hint={words.appearanceHint} state={field.state}>
      {(ids) => (
        <Choice
          ids={ids}
          options={APPEARANCES.map((value) => ({ value, label: words.appearanceChoice(value) }))}
          value={field.value}
          onChange={field.change}
        />
      )}
    </SettingRow>
  )
}

function BubblesField({ held }: { held: Settings }) {
  const { update } = useSettingsCommands()
  const field = useSavedField(held.bubbles, (bubbles) => update({ bubbles }))
  return (
    <SettingRow label={words.bubbles} hint={words.bubblesHint} state={field.state}>
      {(ids) => (
        <Choice
          ids={ids}
          options={BUBBLES.map((value) => ({ value, label: words.bubblesChoice(value) }))}
          value={field.value}
          onChange={field.change}
        />
      )}
    </SettingRow>
  )
}
