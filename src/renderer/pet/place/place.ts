import type { Point, Rectangle, Size } from '@shared/body/areas'
import type { Company } from '@shared/body/company'
import type { ErrandKind } from '@shared/body/errand'
import { type Motion, type Pose, motionBetween } from '@shared/body/pose'
import { petSize } from '@shared/body/size'
import type { BodyLine } from '@shared/contract/bridge'
import type { Settings } from '@shared/contract/settings'
import type { World } from '../behaviour/behaviour'
import type { Scene } from '../stage/theatre'
import type { Bearing } from '../touch/touch'
import { hostedCarrier, lateCarrier } from './carrier'
import { foodOnPage } from './food'
import { type Posed, showPose } from './show-pose'
import { standingPose } from './standing-pose'

export interface PlaceOptions extends Posed {
  /** Where main moves the window; null where the page moves the pet. */
  readonly line: BodyLine | null
  /** Whose place it is, by its id. */
  readonly who: string
  /** The pets it shares the page with; asked for only where the page moves the pet. */
  readonly company: () => Promise<Company>
  readonly random: () => number
  readonly onMotion: (motion: Motion) => void
  readonly onPose: (pose: Pose, mirrored: boolean) => void
  /** The picture lies elsewhere on the page, or otherwise. */
  readonly onBearing: (bearing: Bearing) => void
}

type Still = Readonly<Record<'hidden' | 'reducedMotion', boolean>>

/** Where the pet is, and how it gets about. */
export interface PetPlace {
  /** What the pet may do of its own accord. */
  readonly leave: Pick<World, 'roams' | 'perch' | 'reachesFood'>
  grab(hand: Point): void
  handAt(hand: Point): void
  release(): void
  nudge(by: Point): void
  bringBack(): void
  /** What it plays has changed, and perhaps where it wants to go. */
  follow(scene: Scene): void
  setWishes(settings: Pick<Settings, 'size' | 'opacity' | 'roams' | 'mirrored'>): void
  setStill(still: Still): void
  /** Somebody looks at it: then it does not walk away. */
  setAttended(attended: boolean): void
  close(): void
}

/** The width of the cells paces are given in. */
const CELL_WIDTH = 192
/** Pixels per second: in a blink. */
const FASTEST = 1_000

/** Opens the pet's place on the page. */
export function openPlace(options: PlaceOptions): PetPlace {
  let percent = 100
  let animation = ''
  let errand: ErrandKind | null = null
  let still: Still = { hidden: false, reducedMotion: false }
  let roams = true
  let mirrored = false
  let attended = false
  let aloof = false
  let pose = standingPose(roomOf())
  const food = foodOnPage(options.pet)

  const size = (): Size => pageSize(percent)
  const show = (): void => {
    options.onBearing(showPose(options, pose, size(), { animation, mirrored }))
    food.show(pose, size())
  }
  const mayMove = (): boolean => roams && !still.reducedMotion
  const isFree = (): boolean => mayMove() && !still.hidden && !isPut(pose)
  const perch: World['perch'] = () =>
    pose.place === 'wall' ? 'cling' : pose.place === 'peek' && !pose.kept ? 'peek' : null
  /** It goes no further; where nothing may move it is on the floor at once, as it would cling there for ever. */
  const halt = (): void => {
    if (perch() && !mayMove()) carrier.go('return', FASTEST, 1)
    else carrier.stay()
  }
  const resize = (): void => {
    const { width, height } = size()
    options.pet.style.setProperty('--pet-width', `${width}px`)
    options.pet.style.setProperty('--pet-height', `${height}px`)
    show()
  }
  const hear = (next: Pose): void => {
    const motion = motionBetween(pose, next)
    pose = next
    show()
    options.onPose(pose, mirrored)
    if (motion !== null) options.onMotion(motion)
  }
  resize()
  const carrier =
    options.line === null
      ? // Most of a pet that moves by itself; on the desktop, where main moves it, that is never fetched.
        lateCarrier(
          Promise.all([import('./own-carrier'), import('./place-memory'), options.company()]).then(
            ([{ ownCarrier }, { pagePlaceOf }, company]) =>
              ownCarrier({
                room: roomOf,
                sizeOf: pageSize,
                memory: pagePlaceOf(options.who),
                company,
                random: options.random,
                onPose: hear,
              }),
          ),
        )
      : hostedCarrier(options.line, hear)
  window.addEventListener('resize', resize)

  return {
    leave: {
      roams: () => isFree() && !attended,
      perch,
      // Whoever feeds it looks at it, and wants it to go.
      reachesFood: () => isFree() && pose.place === 'floor',
    },
    grab: carrier.grab,
    handAt: carrier.handAt,
    // A pet that stays where it is put does not fall either.
    release: () => carrier.release(mayMove()),
    nudge: carrier.nudge,
    bringBack: carrier.bringBack,
    follow: (scene) => {
      animation = scene.animation ?? ''
      show()
      const keepsQuiet = /sleep|quiet/.test(scene.act)
      if (aloof !== (aloof = keepsQuiet)) carrier.setAloof(aloof)
      if (scene.errand === errand) return
      errand = scene.errand
      if (errand === null) halt()
      else carrier.go(errand, Math.max(1, (scene.pace * size().width) / CELL_WIDTH), scene.beatMs)
    },
    setWishes: (wishes) => {
      roams = wishes.roams
      if (mirrored !== wishes.mirrored) {
        mirrored = wishes.mirrored
        options.onPose(pose, mirrored)
      }
      options.canvas.style.opacity = wishes.opacity === 100 ? '' : String(wishes.opacity / 100)
      if (!roams) halt()
      percent = wishes.size
      carrier.setSize(percent)
      resize()
    },
    setStill: (next) => {
      still = next
      carrier.setHidden(next.hidden)
      if (!mayMove()) halt()
    },
    setAttended: (next) => {
      attended = next
    },
    close: () => {
      window.removeEventListener('resize', resize)
      carrier.close()
    },
  }
}

/** Put there by the user, to stay. */
function isPut({ place, kept }: Pose): boolean {
  return kept || place === 'put'
}

/** The pet's room on the page: all of it, but in a whole tab what is below the rug belongs to the page. */
function roomOf(): Rectangle {
  const { innerWidth, innerHeight } = window
  const below = isRoom() ? Math.round(Math.max(40, innerHeight * 0.24)) : 0
  return { x: 0, y: 0, width: innerWidth, height: innerHeight - below }
}

/** In a whole tab the pet has the size its picture was drawn in. */
function pageSize(percent: number): Size {
  return petSize(isRoom() ? (percent * 4) / 3 : percent)
}

/** The same as in room.css. */
function isRoom(): boolean {
  const { innerWidth, innerHeight } = window
  return (
    document.documentElement.dataset['ground'] === 'page' && innerWidth >= 480 && innerHeight >= 480
  )
}
