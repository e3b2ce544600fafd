import type { Behaviour } from '../behaviour/behaviour'
import { animationFor, blinkFor } from '../species/animation-for'
import type { Animation, Species } from '../species/species'
import { type Facing, GAZES, drawnFor, gazeFrame } from './facing'
import { type Film, growInto, play, still, stillWithBlinks } from './film'

/** What shows a behaviour, for the way the pet looks; null for a species that has nothing for it. */
export function pictureOf(
  species: Species,
  { act, mood }: Pick<Behaviour, 'act' | 'mood'>,
  facing: Facing,
): Animation | null {
  const animation = animationFor(species, act, mood)
  return animation && drawnFor(species, animation, facing)
}

/** The film of a behaviour; where nothing may move, or the pet holds still, it is one frame. */
export function filmFor(
  species: Species,
  behaviour: Behaviour,
  how: {
    readonly facing: Facing
    readonly reducedMotion: boolean
    readonly random: () => number
    /** The body it grows into while this is on; null for none. */
    readonly into: () => Species | null
  },
): Film {
  const { act, mood, endsAt } = behaviour
  const animation = pictureOf(species, behaviour, how.facing)
  if (!animation) return () => null
  if (act === 'look') return still(turnedTo(animation, behaviour.gaze, how.facing))
  const lies = act === 'sleep' && endsAt === null
  if (how.reducedMotion || lies || act === 'quiet') return still(animation)
  if (act === 'calm') return stillWithBlinks(animation, blinkFor(species, mood), how.random)
  if (act === 'level-up') {
    return growInto(animation, () => {
      const grown = how.into()
      return grown && pictureOf(grown, behaviour, how.facing)
    })
  }
  return play(animation)
}

/** One that cannot turn its eyes only holds still. */
function turnedTo(animation: Animation, gaze: number | null, facing: Facing): Animation {
  if (gaze === null || animation.frames.length !== GAZES) return animation
  const frame = animation.frames[gazeFrame(gaze, facing)]
  return frame ? { ...animation, frames: [frame] } : animation
}
