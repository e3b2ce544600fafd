import type { ErrandKind } from '@shared/body/errand'
import type { Mood } from '@shared/domain/pet-state'
import type { Act } from '../behaviour/act'
import { type Behaviour, type Input, type World, begin, step } from '../behaviour/behaviour'
import { animationFor, lengthOf, paceOf } from '../species/animation-for'
import type { Species } from '../species/species'
import type { Facing } from './facing'
import type { Film, Shot } from './film'
import type { Sheets } from './load-sheets'
import { filmFor, pictureOf } from './showing'
import { type Clockwork, openAlarm } from './alarm'
import { type GrowingBody, openBody } from './growing-body'
import type { Stage } from './stage'

/** What is being played: for the page to mark, and for a test to see. */
export interface Scene {
  readonly act: Act
  /** The animation's name; null for a species that has none for it. */
  readonly animation: string | null
  /** Where the pet is on its way to, how fast its walk is, in cell pixels per second, and how far apart its pictures are. */
  readonly errand: ErrandKind | null
  readonly pace: number
  readonly beatMs: number
}

/** What the pet may do of its own accord, where it is, and what surrounds it. */
export interface Leave extends Omit<World, 'random' | 'lengthOf'> {
  /** Asks for how many ms the user has not touched the computer; null where nobody knows. Asked only for a whim. */
  readonly userIdleMs: () => Promise<number | null>
}

/** Plays the pet's life on a stage. */
export interface Theatre {
  tell(input: Input): void
  /** Hidden, or movement not wanted: the pet stands still and no timer runs. */
  setStill(still: { readonly hidden: boolean; readonly reducedMotion: boolean }): void
  /** Feet on the ground, or not. */
  setGrounded(grounded: boolean): void
  setFacing(facing: Facing): void
  /** Grows into another body: at the height of a level-up that is on or waits, else at once. */
  grow(into: Species, sheets: Sheets): void
  close(): void
}

/** A timer that comes later than this was held up by more than a busy machine. */
const LATE_MS = 50
/** The pace of a walk without a stride, in cell pixels per second: of a pet that was brought in before strides were kept. */
const USUAL_PACE = 96

/**
 * Puts behaviour and film together under one timer, which sleeps until the next frame or the next act, whichever comes
 * first, and does not exist while there is neither. `onScene` hears of each change of act or animation.
 */
export function openTheatre(
  species: Species,
  stage: Stage,
  mood: Mood,
  asleep: boolean,
  clockwork: Clockwork,
  leave: Leave,
  onScene: (scene: Scene) => void,
): Theatre {
  const { now, random } = clockwork
  const body = openBody(species, stage)
  const alarm = openAlarm(clockwork, () => awake())
  const world = worldOf(leave, random, body)
  let behaviour: Behaviour = begin(mood, asleep, now())
  let quiet = { hidden: false, reducedMotion: false }
  let facing: Facing = { side: 'right', mirrored: false }
  let closed = false
  let film: Film = filmNow()
  let frameEndsAt: number | null = null

  function filmNow(): Film {
    const { reducedMotion } = quiet
    return filmFor(body.now(), behaviour, {
      facing,
      reducedMotion,
      random,
      into: () => body.next(),
    })
  }

  const showNext = (since = now()): void => {
    const shot: Shot | null = film()
    if (shot) stage.draw(shot.frame)
    frameEndsAt = shot?.ms === null || shot === null ? null : since + shot.ms
  }

  const announce = (): void => onScene(sceneOf(body.now(), behaviour, facing))

  /** Begins anew, without a way there: where nothing moves, the pet is simply how it is. */
  const appear = (feeling: Mood, sleeps: boolean): void => {
    const { troubled, focused } = behaviour
    behaviour = { ...begin(feeling, sleeps, now()), troubled, focused }
    body.take(behaviour)
    film = filmNow()
    showNext()
    announce()
  }

  const change = (next: Behaviour): void => {
    const [otherScene, other] = [isOtherScene(behaviour, next), isOtherFilm(behaviour, next)]
    const asks = next.asks && !behaviour.asks
    behaviour = next
    const grew = body.take(behaviour)
    if (asks) void leave.userIdleMs().then((idleMs) => tell({ type: 'user', idleMs }))
    if (otherScene || grew) announce()
    if (!other && !grew) return
    film = filmNow()
    showNext()
  }

  /** Where nothing moves, an act would never end: only how the pet is changes what it looks like. */
  const tell = (input: Input): void => {
    if (closed) return
    if (quiet.reducedMotion) {
      if (input.type === 'pet') appear(input.mood, input.asleep)
      else behaviour = noted(behaviour, input)
      return
    }
    change(step(behaviour, input, now(), world))
    arm()
  }

  const arm = (): void =>
    alarm.set(quiet.hidden || quiet.reducedMotion ? [] : [frameEndsAt, behaviour.endsAt])

  const awake = (): void => {
    if (behaviour.endsAt !== null && now() >= behaviour.endsAt) {
      change(step(behaviour, { type: 'time' }, now(), world))
    }
    if (frameEndsAt !== null && now() >= frameEndsAt) showNext(beginOf(frameEndsAt, now()))
    arm()
  }

  announce()
  showNext()
  arm()
  return {
    tell,
    setStill: (next) => {
      const returns = quiet.hidden && !next.hidden
      const changed = quiet.reducedMotion !== next.reducedMotion
      quiet = next
      if (changed) appear(behaviour.mood, behaviour.asleep)
      if (returns && !next.reducedMotion) awake()
      else arm()
    },
    setGrounded: (grounded) => stage.setGrounded(grounded),
    setFacing: (next) => {
      if (next.side === facing.side && next.mirrored === facing.mirrored) return
      const nameNow = (): string | undefined => pictureOf(body.now(), behaviour, facing)?.name
      const before = nameNow()
      facing = next
      if (nameNow() === before && behaviour.act !== 'look') return
      film = filmNow()
      announce()
      showNext()
      arm()
    },
    grow: (into, sheets) => {
      body.growInto(into, sheets)
      change(behaviour)
      arm()
    },
    close: () => {
      closed = true
      alarm.set([])
      stage.close()
    },
  }
}

/** When the next frame began: else each timer's lateness would add up, and the pictures fall behind the pet's steps. */
function beginOf(dueAt: number, now: number): number {
  return Math.max(dueAt, now - LATE_MS)
}

function worldOf(leave: Leave, random: () => number, body: GrowingBody): World {
  return {
    ...leave,
    random,
    lengthOf: (act, mood) => lengthOf(animationFor(body.now(), act, mood)),
  }
}

/** What a pet that does nothing takes in of what happens. */
function noted(behaviour: Behaviour, input: Input): Behaviour {
  if (input.type === 'troubled') return { ...behaviour, troubled: input.troubled }
  return input.type === 'focus' ? { ...behaviour, focused: input.focused } : behaviour
}

function sceneOf(species: Species, behaviour: Behaviour, facing: Facing): Scene {
  const { act, mood, errand } = behaviour
  const animation = pictureOf(species, behaviour, facing)
  const walk = animationFor(species, 'walk', mood)
  const beatMs = lengthOf(walk) / (walk?.frames.length ?? 1) || 100
  const pace = paceOf(walk) || USUAL_PACE
  return { act, animation: animation?.name ?? null, errand, pace, beatMs }
}

function isOtherScene(before: Behaviour, next: Behaviour): boolean {
  return next.act !== before.act || next.mood !== before.mood || next.errand !== before.errand
}

function isOtherFilm(before: Behaviour, next: Behaviour): boolean {
  return (
    next.act !== before.act ||
    next.mood !== before.mood ||
    next.startedAt !== before.startedAt ||
    next.gaze !== before.gaze ||
    (next.endsAt === null) !== (before.endsAt === null)
  )
}
