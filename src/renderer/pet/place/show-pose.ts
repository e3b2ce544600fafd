import type { Size } from '@shared/body/areas'
import type { Pose } from '@shared/body/pose'
import { sideOf } from '../stage/facing'
import type { Bearing } from '../touch/touch'

/** What a pose is shown with. */
export interface Posed {
  readonly pet: HTMLElement
  readonly canvas: HTMLCanvasElement
  readonly speech: HTMLElement
}

/** What is shown of it: the animation it plays, and whether the user wants its mirror image. */
export interface Shown {
  readonly animation: string
  readonly mirrored: boolean
}

const MARGIN = 8
const WIDEST_SPEECH = 260
/** Less room above its head than this, and it speaks below its feet, if there is more. */
const ROOM_TO_SPEAK = 130

/**
 * Puts the pet and its words where a pose has them, in whole pixels; the words stay on the page. What is not drawn on a
 * wall is turned, so that its feet are on it. Gives where the picture then is.
 */
export function showPose(
  { pet, canvas, speech }: Posed,
  pose: Pose,
  { width, height }: Size,
  shown: Shown,
): Bearing {
  const left = Math.round(pose.x - width / 2)
  const top = Math.round(pose.y - height)
  pet.style.transform = `translate(${left}px, ${top}px)`
  pet.dataset['place'] = pose.place
  pet.dataset['facing'] = pose.facing
  const { turn, mirrored } = bearing(pose, shown)
  canvas.style.rotate = turn === 0 ? '' : `${turn}deg`
  canvas.style.scale = mirrored ? '-1 1' : ''

  const { innerWidth, innerHeight } = window
  const across = Math.min(WIDEST_SPEECH, innerWidth - 2 * MARGIN)
  const speechLeft = Math.round(
    Math.max(MARGIN, Math.min(pose.x - across / 2, innerWidth - MARGIN - across)),
  )
  const roomBelow = innerHeight - pose.y
  const below = top < ROOM_TO_SPEAK && roomBelow > Math.max(top, ROOM_TO_SPEAK)
  speech.style.transform = `translateX(${speechLeft}px)`
  speech.style.width = `${across}px`
  speech.style.top = `${below ? pose.y : MARGIN}px`
  speech.style.bottom = `${below ? MARGIN : Math.max(MARGIN, innerHeight - Math.max(top, 0))}px`
  speech.dataset['side'] = below ? 'below' : 'above'
  speech.style.setProperty('--lean', `${Math.round(pose.x - speechLeft - across / 2)}px`)
  // What swings is in the hand or in flight: nobody aims at it.
  return {
    box: { x: left, y: top, width, height },
    turn: pose.place === 'wall' ? turn : 0,
    mirrored,
  }
}

/** How the picture is turned, in degrees, and whether it is mirrored. */
function bearing(pose: Pose, { animation, mirrored }: Shown): { turn: number; mirrored: boolean } {
  const { place, side, facing } = pose
  // Drawn at a wall, or at an edge: where that is, no wish can change.
  if (place === 'wall' && side !== null && /^(climb|cling|hang)/.test(animation))
    return { turn: 0, mirrored: side === 'left' }
  const turn = place === 'wall' && side !== null ? (side === 'left' ? 90 : -90) : pose.swing
  if (place === 'peek' && animation.startsWith('peek')) return { turn, mirrored: facing === 'left' }
  const drawnTo = sideOf(animation)
  // Nobody walks backwards: a picture of a way is turned to where the pet goes.
  if (drawnTo !== null) return { turn, mirrored: drawnTo !== facing }
  return { turn, mirrored: (facing === 'left') !== mirrored }
}
