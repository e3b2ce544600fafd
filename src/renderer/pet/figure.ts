import type { Company } from '@shared/body/company'
import type { BodyLine } from '@shared/contract/bridge'
import type { Home } from './home'
import { type PetPlace, openPlace } from './place/place'
import { type Picture, openPicture } from './stage/picture'
import type { Leave, Scene } from './stage/theatre'
import { type Touch, openTouch } from './touch/touch'

export interface FigureOptions {
  /** Whose figure it is, by its id. */
  readonly who: string
  readonly home: Home
  readonly line: BodyLine | null
  readonly company: () => Promise<Company>
  readonly gone: AbortSignal
  /** What surrounds it. */
  readonly circumstances: Leave['circumstances']
  readonly userIdleMs: Leave['userIdleMs']
  readonly onScene: (scene: Scene) => void
  /** Its picture could not be loaded, or is there again. */
  readonly onMissing: (missing: boolean) => void
}

/** A pet's figure: how it looks, where it is, and what of it can be touched. */
export interface Figure {
  readonly picture: Picture
  readonly place: PetPlace
  readonly touch: Touch
}

/** Puts the three together: where the pet is decides how it is drawn, and what is drawn where it goes and is felt. */
export function openFigure(options: FigureOptions): Figure {
  const { home, line } = options
  const touch = openTouch({
    pet: home.pet,
    others: [home.bubble, home.card],
    line,
    gone: options.gone,
  })
  const picture = openPicture(
    home.canvas,
    {
      roams: () => place.leave.roams(),
      perch: () => place.leave.perch(),
      reachesFood: () => place.leave.reachesFood(),
      circumstances: options.circumstances,
      userIdleMs: options.userIdleMs,
    },
    (scene) => {
      options.onScene(scene)
      home.setScene(scene)
      place.follow(scene)
    },
    options.onMissing,
    (mask) => touch.setMask(mask),
  )
  const place = openPlace({
    line,
    who: options.who,
    company: options.company,
    pet: home.pet,
    canvas: home.canvas,
    speech: home.speech,
    random: Math.random,
    onMotion: (motion) => picture.tell({ type: 'moved', motion }),
    onPose: ({ place: held, facing }, mirrored) => {
      picture.setFacing({ side: facing, mirrored })
      picture.setGrounded(held === 'floor' || held === 'peek')
      home.setAway(held === 'put' || held === 'peek' || held === 'wall')
    },
    onBearing: (bearing) => touch.setBearing(bearing),
  })
  return { picture, place, touch }
}
