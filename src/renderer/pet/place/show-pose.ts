import type { Size } from '@shared/body/areas'
import type { Pose } from '@shared/body/pose'
import type { Bearing } from '../touch/touch'

/** What a pose is shown with. */
export interface Posed {
  readonly pet: HTMLElement
  readonly canvas: HTMLCanvasElement
  readonly speech: HTMLElement
}

const MARGIN = 8
const WIDEST_SPEECH = 260
/** Less room above its head than this, and it speaks below its feet, if there is more. */
const ROOM_TO_SPEAK = 130

/**
 * Puts the pet and its words where a pose has them, in whole pixels; the words stay on the page. `animation` is what it
 * plays: what is not drawn on a wall is turned, so that its feet are on it. Gives where the picture then is.
 */
export function showPose(
  { pet, canvas, speech }: Posed,
  pose: Pose,
  { width, height }: Size,
  animation: string,
): Bearing {
  const left = Math.round(pose.x - width / 2)
  const top = Math.round(pose.y - height)
  pet.style.transform = `translate(${left}px, ${top}px)`
  pet.dataset['place'] = pose.place
  pet.dataset['facing'] = pose.facing
  const { turn, mirrored } = bearing(pose, animation)
  canvas.style.rotate = turn === 0 ? '' : `${turn}deg`
  canvas.style.scale = mirrored ? '-1 1' : ''

  const { innerWidth, innerHeight } = window
  const across = Math.min(WIDEST_SPEECH, innerWidth - 2 * MARGIN)
  const speechLeft = Math.round(
    Math.max(MARGIN, Math.min(pose.x - across / 2, innerWidth - MARGIN - across)),
  )
  const roomBelow = innerHeight - pose.y
  const below = top < ROOM_TO_SPEAK && roomBelow > Math.max(top, ROOM_TO_SPEAK)
  speech.style.left = `${speechLeft}px`
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

/** How the picture is turned, in degrees, and whether it is mirrored. Pictures look to the right, or at a wall there. */
function bearing(pose: Pose, animation: string): { turn: number; mirrored: boolean } {
  if (pose.place === 'wall' && pose.side !== null) {
    if (/^(climb|cling)/.test(animation)) return { turn: 0, mirrored: pose.side === 'left' }
    return { turn: pose.side === 'left' ? 90 : -90, mirrored: pose.facing === 'left' }
  }
  return { turn: pose.swing, mirrored: pose.facing === 'left' }
}
