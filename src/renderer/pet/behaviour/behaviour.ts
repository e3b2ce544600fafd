import type { ErrandKind } from '@shared/body/errand'
import type { Motion } from '@shared/body/pose'
import type { Mood } from '@shared/domain/pet-state'
import { type Act, ACT_RULES } from './act'
import { errandFor, greetingFor, whimFor } from './whim'

/** What happened to the pet. */
export type Input =
  | { readonly type: 'pet'; readonly mood: Mood; readonly asleep: boolean }
  /** Something it lives on cannot be read, or can again. */
  | { readonly type: 'troubled'; readonly troubled: boolean }
  | { readonly type: 'did'; readonly act: Act }
  | { readonly type: 'hover'; readonly over: boolean }
  /** Its body was moved, or has got somewhere. */
  | { readonly type: 'moved'; readonly motion: Motion }
  /** The time named by `endsAt` has come. */
  | { readonly type: 'time' }

export interface Behaviour {
  readonly act: Act
  readonly startedAt: number
  /** When something happens by itself next; null: only when something happens to the pet. */
  readonly endsAt: number | null
  /** What waits until the present act has had its least time. */
  readonly next: Act | null
  readonly mood: Mood
  readonly asleep: boolean
  readonly troubled: boolean
  /** A pet that was woken does not fall asleep again before this. */
  readonly awakeUntil: number
  /** Where the pet is on its way to. */
  readonly errand: ErrandKind | null
}

/** What behaviour needs of the world. */
export interface World {
  /** Length of one play of an act's animation in this mood, in ms. */
  readonly lengthOf: (act: Act, mood: Mood) => number
  /** A number from 0 up to, not including, 1. */
  readonly random: () => number
  /** May it walk about just now? */
  readonly roams: () => boolean
  /** Is it on a wall, or behind an edge, of its own accord? */
  readonly isAway: () => boolean
}

/** How long the pet keeps moving after a cause. */
export const RESTLESS_MS = 5_000
const WOKEN_MS = 60_000
const WHIM_AFTER_MS = { least: 45_000, more: 75_000 }

/** A pet that has just appeared. */
export function begin(mood: Mood, asleep: boolean, now: number): Behaviour {
  const act = asleep ? 'sleep' : 'idle'
  return {
    act,
    startedAt: now,
    endsAt: now + RESTLESS_MS,
    next: null,
    mood,
    asleep,
    troubled: false,
    awakeUntil: now,
    errand: null,
  }
}

/** The pet's next state. Pure: the same inputs at the same times with the same lots give the same life. */
export function step(state: Behaviour, input: Input, now: number, world: World): Behaviour {
  switch (input.type) {
    case 'pet': {
      const changed = { ...state, mood: input.mood, asleep: input.asleep }
      if (input.mood === state.mood && input.asleep === state.asleep) return state
      return isAtEase(state) ? settle(changed, now, world) : changed
    }
    case 'troubled':
      // Seen in its next whim; what it does just now goes on.
      return input.troubled === state.troubled ? state : { ...state, troubled: input.troubled }
    case 'did':
      return rouse(state, input.act, now, world)
    case 'hover':
      return input.over ? rouse(state, 'hover', now, world) : state
    case 'moved':
      return moved(state, input.motion, now, world)
    case 'time':
      return state.endsAt !== null && now >= state.endsAt ? goOn(state, now, world) : state
  }
}

/** Has the pet nothing to do? */
function isAtEase({ act }: Behaviour): boolean {
  return ACT_RULES[act].priority === 0
}

/** The body leads: what it does shows at once, and what it was to do waits. */
function moved(state: Behaviour, motion: Motion, now: number, world: World): Behaviour {
  switch (motion) {
    case 'carried':
    case 'thrown':
    case 'falling': {
      const woken = { ...state, awakeUntil: state.asleep ? now + WOKEN_MS : state.awakeUntil }
      return perform(woken, motion === 'falling' ? 'fall' : motion, now, world)
    }
    case 'landed':
      return ACT_RULES[state.act].priority === ACT_RULES.carried.priority
        ? perform(state, 'land', now, world)
        : state
    case 'climbing':
      return state.act === 'walk'
        ? { ...perform(state, 'climb', now, world), errand: state.errand }
        : state
    case 'arrived':
      return state.errand === null ? state : arrived(state, state.errand, now, world)
    case 'met':
      // Who is busy, or asleep, is not to be disturbed.
      return isAtEase(state) && !state.asleep
        ? perform(state, greetingFor(state.mood), now, world)
        : state
  }
}

/** What it went there for. */
function arrived(state: Behaviour, errand: ErrandKind, now: number, world: World): Behaviour {
  const there = { ...state, errand: null }
  switch (errand) {
    case 'corner':
      return perform(there, 'sit', now, world)
    case 'climb':
      return world.isAway() ? perform(there, 'cling', now, world) : settle(there, now, world)
    case 'peek':
      return world.isAway() ? perform(there, 'peek', now, world) : settle(there, now, world)
    case 'stroll':
    case 'home':
    case 'return':
      return settle(there, now, world)
  }
}

function setOut(state: Behaviour, errand: ErrandKind, now: number, world: World): Behaviour {
  return { ...perform(state, 'walk', now, world), errand }
}

function rouse(state: Behaviour, act: Act, now: number, world: World): Behaviour {
  const woken = { ...state, awakeUntil: state.asleep ? now + WOKEN_MS : state.awakeUntil }
  if (state.act === 'sleep' || state.act === 'fall-asleep') {
    // Nobody is fed in their sleep.
    return { ...perform(woken, 'wake', now, world), next: act === 'hover' ? null : act }
  }
  const [present, wanted] = [ACT_RULES[state.act], ACT_RULES[act]]
  const hadItsTime = now - state.startedAt >= present.atLeastMs
  if (wanted.priority > present.priority || (wanted.priority === present.priority && hadItsTime)) {
    return perform(woken, act, now, world)
  }
  // The cursor passing by is not worth waiting for.
  if (act === 'hover') return woken
  const waits = state.next === null || wanted.priority >= ACT_RULES[state.next].priority
  return waits ? { ...woken, next: act } : woken
}

/** The present act is over. */
function goOn(state: Behaviour, now: number, world: World): Behaviour {
  if (state.next !== null) return perform({ ...state, next: null }, state.next, now, world)
  switch (state.act) {
    case 'idle':
      return calmDown(state, now, world)
    case 'calm':
      return state.asleep ? settle(state, now, world) : followWhim(state, now, world)
    case 'cling':
    case 'peek':
      return world.roams() ? setOut(state, 'return', now, world) : settle(state, now, world)
    case 'fall-asleep': {
      const sleeping: Behaviour = { ...state, act: 'sleep', startedAt: now }
      // Morning came, or main came back, while it was lying down.
      return state.asleep
        ? { ...sleeping, endsAt: now + RESTLESS_MS }
        : settle(sleeping, now, world)
    }
    case 'sleep':
      // A sleeping pet lies still: no timer until something happens.
      return { ...state, endsAt: null }
    default:
      return settle(state, now, world)
  }
}

function followWhim(state: Behaviour, now: number, world: World): Behaviour {
  const roams = world.roams()
  if (roams && world.isAway()) return setOut(state, 'return', now, world)
  const act = whimFor(state.mood, state.troubled, world.random(), roams)
  return act === 'walk'
    ? setOut(state, errandFor(world.random()), now, world)
    : perform(state, act, now, world)
}

/** Nothing to do: a pet that should sleep lies down, any other stays lively for a moment. */
function settle(state: Behaviour, now: number, world: World): Behaviour {
  if (state.asleep && now >= state.awakeUntil) {
    return state.act === 'sleep' ? state : perform(state, 'fall-asleep', now, world)
  }
  if (state.act === 'sleep') return perform(state, 'wake', now, world)
  return { ...state, act: 'idle', startedAt: now, endsAt: now + RESTLESS_MS, errand: null }
}

function calmDown(state: Behaviour, now: number, world: World): Behaviour {
  const untilWhim = WHIM_AFTER_MS.least + world.random() * WHIM_AFTER_MS.more
  // One that was woken has no whims; it waits to lie down again.
  const endsAt = state.asleep ? Math.max(now, state.awakeUntil) : now + untilWhim
  return { ...state, act: 'calm', startedAt: now, endsAt }
}

function perform(state: Behaviour, act: Act, now: number, world: World): Behaviour {
  const { plays } = ACT_RULES[act]
  // At rest it is lively for a moment too; nothing moves for ever.
  const endsAt = now + (plays === null ? RESTLESS_MS : plays * world.lengthOf(act, state.mood))
  return { ...state, act, startedAt: now, endsAt, errand: null }
}
