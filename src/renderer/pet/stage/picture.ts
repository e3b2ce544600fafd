import type { Mask } from '@shared/body/touch'
import type { Mood } from '@shared/domain/pet-state'
import type { Input } from '../behaviour/behaviour'
import { sheetsOf } from '../species/animation-for'
import { feltStage } from '../touch/mask'
import type { Facing } from './facing'
import { dropSheets, loadSheets, loadSpecies } from './load-sheets'
import { openStage } from './stage'
import { type Leave, type Scene, type Theatre, openTheatre } from './theatre'

/** Which pet is to be seen, and how it is. */
export interface Look {
  readonly species: string
  readonly color: string
  /** Its body grows with it. */
  readonly level: number
  readonly mood: Mood
  readonly asleep: boolean
  /** A connection cannot be read just now. */
  readonly troubled: boolean
  /** The user works and wants quiet. */
  readonly focused: boolean
}

type Still = Parameters<Theatre['setStill']>[0]

/** The pet's moving picture, whichever species, coat and body it has just now. */
export interface Picture {
  /** How the pet looks from now on; another species, coat or body is fetched first. */
  show(look: Look): void
  tell(input: Input): void
  setStill(still: Still): void
  setGrounded(grounded: boolean): void
  setFacing(facing: Facing): void
  close(): void
}

/**
 * Keeps a picture on a canvas. `onMissing` hears whether there is nothing to show, because it could not be loaded;
 * `onMask` what of each frame can be touched.
 */
export function openPicture(
  canvas: HTMLCanvasElement,
  leave: Leave,
  onScene: (scene: Scene) => void,
  onMissing: (missing: boolean) => void,
  onMask: (mask: Mask | null) => void,
): Picture {
  let theatre: Theatre | null = null
  let wanted = ''
  /** The species and coat on the stage, and the sheets of its body. */
  let shown = { dress: '', sheets: '' }
  let latest: Look | null = null
  let still: Still = { hidden: false, reducedMotion: false }
  let grounded = true
  let facing: Facing = { side: 'right', mirrored: false }

  const load = async ({ species: id, color, level }: Look, key: string): Promise<void> => {
    try {
      const species = await loadSpecies(id, color, level)
      const [dress, names] = [`${id}/${color}`, sheetsOf(species).join()]
      const isSameDress = theatre !== null && shown.dress === dress
      // Most levels change nothing in the body.
      if (wanted !== key || (isSameDress && shown.sheets === names)) return
      const sheets = await loadSheets(species)
      // Another coat was put on while this one was on its way.
      if (wanted !== key || latest === null) {
        dropSheets(sheets)
        return
      }
      shown = { dress, sheets: names }
      if (theatre !== null && isSameDress) {
        theatre.grow(species, sheets)
        return
      }
      theatre?.close()
      theatre = openTheatre(
        species,
        feltStage(openStage(canvas, species, sheets), species, sheets, onMask),
        latest.mood,
        latest.asleep,
        {
          now: () => performance.now(),
          random: Math.random,
          setTimer: (run, ms) => window.setTimeout(run, ms),
          clearTimer: (timer) => window.clearTimeout(timer),
        },
        leave,
        onScene,
      )
      theatre.setGrounded(grounded)
      theatre.setFacing(facing)
      theatre.tell({ type: 'troubled', troubled: latest.troubled })
      theatre.tell({ type: 'focus', focused: latest.focused })
      theatre.setStill(still)
      onMissing(false)
    } catch (error) {
      if (wanted !== key) return
      // Asked for again when next the pet is heard of.
      wanted = ''
      // eslint-disable-next-line no-console -- The user reads that it is missing; this says which file, and why.
      console.warn(error)
      if (theatre === null) onMissing(true)
    }
  }

  return {
    show: (look) => {
      latest = look
      theatre?.tell({ type: 'pet', mood: look.mood, asleep: look.asleep })
      theatre?.tell({ type: 'troubled', troubled: look.troubled })
      theatre?.tell({ type: 'focus', focused: look.focused })
      const key = `${look.species}/${look.color}/${look.level}`
      if (key === wanted) return
      wanted = key
      void load(look, key)
    },
    tell: (input) => theatre?.tell(input),
    setGrounded: (next) => {
      grounded = next
      theatre?.setGrounded(next)
    },
    setFacing: (next) => {
      facing = next
      theatre?.setFacing(next)
    },
    setStill: (next) => {
      still = next
      theatre?.setStill(next)
    },
    close: () => {
      // What is still on its way is for nobody.
      wanted = ''
      theatre?.close()
    },
  }
}
