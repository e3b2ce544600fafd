import type { Settings } from '@shared/contract/settings'
import type { Sound } from '@shared/domain/sound'
import type { Act } from '../behaviour/act'
import type { Player } from '../../ui/sound/player'

type Wishes = Pick<Settings, 'sounds' | 'soundVolume' | 'mutedSounds'>

/** The pet as it can be heard. */
export interface Voice {
  /** It does this from now on. */
  did(act: Act): void
  setWishes(wishes: Wishes): void
}

/** Acts that can be heard, by their sounds' names. */
const HEARD: Readonly<Partial<Record<Act, Sound>>> = {
  eat: 'eat',
  petted: 'petted',
  play: 'play',
  celebrate: 'celebrate',
  'level-up': 'level-up',
  trouble: 'trouble',
  wake: 'wake',
  land: 'land',
}

/** Gives the pet a voice. What makes the sounds is fetched with the first of them: most pets are never heard. */
export function openVoice(isQuiet: () => boolean): Voice {
  let wishes: Wishes = { sounds: false, soundVolume: 0, mutedSounds: [] }
  let player: Promise<Player> | null = null
  return {
    did: (act) => {
      const sound = HEARD[act]
      if (sound === undefined || !wishes.sounds || wishes.mutedSounds.includes(sound)) return
      if (wishes.soundVolume === 0 || isQuiet()) return
      player ??= import('../../ui/sound/player').then(({ createPlayer }) => createPlayer())
      player
        .then((opened) => opened.play(sound, wishes.soundVolume))
        // eslint-disable-next-line no-console -- A pet that cannot be heard is no reason to disturb anybody.
        .catch((error: unknown) => console.warn(error))
    },
    setWishes: (next) => {
      wishes = next
    },
  }
}
