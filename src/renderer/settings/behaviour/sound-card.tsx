import { Volume2 } from 'lucide-react'
import type { Settings } from '@shared/contract/settings'
import { SOUNDS, type Sound } from '@shared/domain/sound'
import { settingsMessages } from '@shared/i18n/settings-messages'
import { Card } from '../../ui/card'
import { Button } from '../../ui/controls/button'
import type { Player } from '../../ui/sound/player'
import { SettingRow } from '../fields/setting-row'
import { SwitchField } from '../fields/switch-field'
import { useSavedField } from '../fields/use-saved-field'
import { useSettingsCommands } from '../store/use-settings'
import { PercentField } from './percent-field'
import './sound-card.css'

const words = settingsMessages.behaviour
const VOLUMES = [10, 20, 40, 60, 80, 100] as const

/** Whether the pet is heard, how loud, and doing what. */
export function SoundCard({ held }: { held: Settings }) {
  return (
    <Card title={words.sound}>
      <SoundsField held={held.sounds} />
      <PercentField of="soundVolume" steps={VOLUMES} held={held.soundVolume} />
      <EachSoundField held={held.mutedSounds} volume={held.soundVolume} />
    </Card>
  )
}

function SoundsField({ held }: { held: boolean }) {
  const { update } = useSettingsCommands()
  return (
    <SwitchField
      label={words.sounds}
      hint={words.soundsHint}
      held={held}
      save={(sounds) => update({ sounds })}
    />
  )
}

interface EachSoundFieldProps {
  readonly held: readonly Sound[]
  readonly volume: number
}

function EachSoundField({ held, volume }: EachSoundFieldProps) {
  const { update } = useSettingsCommands()
  const field = useSavedField(held, (muted) => update({ mutedSounds: [...muted] }))
  const toggle = (sound: Sound): void =>
    field.change(SOUNDS.filter((other) => field.value.includes(other) !== (other === sound)))
  return (
    <SettingRow label={words.eachSound} hint={words.eachSoundHint} state={field.state}>
      {({ labelId, describedBy }) => (
        <ul className="sounds" aria-labelledby={labelId} aria-describedby={describedBy}>
          {SOUNDS.map((sound) => (
            <li key={sound}>
              <label>
                <input
                  type="checkbox"
                  checked={!field.value.includes(sound)}
                  onChange={() => toggle(sound)}
                />
                <span>{words.soundName(sound)}</span>
              </label>
              <Button
                look="quiet"
                icon={Volume2}
                aria-label={words.listenTo(sound)}
                onClick={() => listen(sound, volume)}
              >
                {words.listen}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </SettingRow>
  )
}

let player: Promise<Player> | null = null

/** To hear one is to have asked for it: neither the switch nor the night is looked at. */
function listen(sound: Sound, volume: number): void {
  player ??= import('../../ui/sound/player').then(({ createPlayer }) => createPlayer())
  void player.then((opened) => opened.play(sound, volume))
}
