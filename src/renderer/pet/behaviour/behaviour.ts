import type { ErrandKind } from '@shared/body/errand'
import type { Motion } from '@shared/body/pose'
import type { Mood } from '@shared/domain/pet-state'
import { type Act, ACT_RULES } from './act'
import { type Circumstances, type User, errandFor, greetingFor, whimFor } from './whim'

/** What happened to the pet. */
export type Input =
  | { readonly type: 'pet'; readonly mood: Mood; readonly asleep: boolean }
  /** Something it lives on cannot be read, or can again. */
  | { readonly type: 'troubled'; readonly troubled: boolean }
  /** The user works and wants nothing to move, or does no more. */
  | { readonly type: 'focus'; readonly focused: boolean }
  /** Something was scored, or went wrong; `byUser`: the user did it, with the pet. */
  | { readonly type: 'did'; readonly act: Act; readonly byUser?: boolean }
  /** The user has given it something to eat. */
  | { readonly type: 'fed' }
  | { readonly type: 'hover'; readonly over: boolean }
  /** The cursor moves near it: one of sixteen ways, from 0, up, clockwise. Null: it is near no more. */
  | { readonly type: 'cursor'; readonly toward: number | null }
  /** The answer to `asks`: for how many ms the user has not touched the computer; null where nobody knows. */
  | { readonly type: 'user'; readonly idleMs: number | null }
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
  readonly focused: boolean
  /** A pet that was woken does not fall asleep again before this. */
  readonly awakeUntil: number
  /** Where the pet is on its way to. */
  readonly errand: ErrandKind | null
  /** Where it looks while it looks. */
  readonly gaze: number | null
  /** When it wants to do something of its own accord, once it is calm; looking about does not put that off. */
  readonly whimAt: number | null
  /** It has a whim, or goes after one, and wants to know of the user. */
  readonly asks: boolean
  /** It was fed, and goes to its food once it has done what it does. */
  readonly fed: boolean
}

/** What behaviour needs of the world. */
export interface World {
  /** Length of one play of an act's animation in this mood, in ms. */
  readonly lengthOf: (act: Act, mood: Mood) => number
  /** A number from 0 up to, not including, 1. */
  readonly random: () => number
  /** May it walk about just now? */
  readonly roams: () => boolean
  /** What it does to stay there, where it is on a wall or behind an edge of its own accord; null anywhere else. */
  readonly perch: () => 'cling' | 'peek' | null
  /** Could it walk to something on the floor beside it? */
  readonly reachesFood: () => boolean
  readonly circumstances: () => Circumstances
}

/** How long the pet keeps moving after a cause. */
export const RESTLESS_MS = 5_000
const WOKEN_MS = 60_000
const WHIM_AFTER_MS = { least: 45_000, more: 75_000 }
/** How long it looks where the cursor last was. */
export const GAZE_MS = 1_200
/** What nobody answers within this is not known. */
export const ANSWER_WITHIN_MS = 1_000
/** A user who touched the computer within this is busy; one who has not for this long is away. */
const BUSY_WITHIN_MS = 5_000
const AWAY_FROM_MS = 180_000
/** A walk is no longer than this, in ms, though its body never says that it has arrived. */
const LONGEST_WALK_MS = 125_000

/** A pet that has just appeared. */
export function begin(mood: Mood, asleep: boolean, now: number): Behaviour {
  return {
    act: asleep ? 'sleep' : 'idle',
    startedAt: now,
    endsAt: now + RESTLESS_MS,
    next: null,
    mood,
    asleep,
    troubled: false,
    focused: false,
    awakeUntil: now,
    fed: false,
    ...AT_LARGE,
  }
}

/** On no errand, looking nowhere, wanting nothing. */
const AT_LARGE = { errand: null, gaze: null, whimAt: null, asks: false } as const

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
    case 'focus':
      return focus(state, input.focused, now, world)
    case 'did':
      // Beside a user who works it stays quiet, whatever the work brings.
      return state.focused && input.byUser !== true ? state : rouse(state, input.act, now, world)
    case 'fed':
      return feed(state, now, world)
    case 'hover':
      return input.over && !state.focused ? rouse(state, 'hover', now, world) : state
    case 'cursor':
      return look(state, input.toward, now, world)
    case 'user':
      return state.asks ? mind(state, userFor(input.idleMs), now, world) : state
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

function lies({ act }: Behaviour): boolean {
  return act === 'sleep' || act === 'fall-asleep'
}

function focus(state: Behaviour, focused: boolean, now: number, world: World): Behaviour {
  if (focused === state.focused) return state
  const changed = { ...state, focused }
  if (!focused) return state.act === 'quiet' ? settle(changed, now, world) : changed
  // What had to wait now waits for nobody; and it is not woken only to sit down.
  return lies(state) ? changed : rouse({ ...changed, next: null }, 'focus', now, world)
}

/** Goes to what lies on the floor where it can, else eats where it is. */
function feed(state: Behaviour, now: number, world: World): Behaviour {
  // One more for what is already on its way to it.
  if (state.errand === 'food') return state
  if (!goesToFood(state, world)) return rouse(state, 'eat', now, world)
  const { priority, atLeastMs } = ACT_RULES[state.act]
  const isFree = priority <= ACT_RULES.walk.priority && now - state.startedAt >= atLeastMs
  return isFree ? setOut(state, 'food', now, world) : { ...state, fed: true }
}

function goesToFood(state: Behaviour, world: World): boolean {
  return !lies(state) && !state.asleep && !state.focused && world.reachesFood()
}

/** Only one that has nothing to do looks after the cursor; that moves nothing else, and puts no whim off. */
function look(state: Behaviour, toward: number | null, now: number, world: World): Behaviour {
  if (state.act === 'look') {
    if (toward === null) return calmDown(state, now, world)
    return { ...state, gaze: toward, endsAt: now + GAZE_MS }
  }
  if (toward === null || (state.act !== 'calm' && state.act !== 'idle')) return state
  return {
    ...perform(state, 'look', now, world),
    whimAt: state.whimAt,
    gaze: toward,
    endsAt: now + GAZE_MS,
  }
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
      // Who is busy, asleep, or beside a user at work is not to be disturbed.
      return isAtEase(state) && !state.asleep && !state.focused
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
    case 'food':
      return perform(there, 'eat', now, world)
    // Also where somebody was in its way back: it tries again later.
    case 'climb':
    case 'peek':
    case 'return': {
      const act = world.perch()
      return act ? perform(there, act, now, world) : settle(there, now, world)
    }
    case 'stroll':
    case 'home':
      return settle(there, now, world)
  }
}

function setOut(state: Behaviour, errand: ErrandKind, now: number, world: World): Behaviour {
  return { ...perform(state, 'walk', now, world), errand }
}

function rouse(state: Behaviour, act: Act, now: number, world: World): Behaviour {
  const woken = { ...state, awakeUntil: state.asleep ? now + WOKEN_MS : state.awakeUntil }
  if (lies(state)) {
    // Nobody is fed in their sleep.
    return { ...perform(woken, 'wake', now, world), next: act === 'hover' ? null : act }
  }
  const [present, wanted] = [ACT_RULES[state.act], ACT_RULES[act]]
  const hadItsTime = now - state.startedAt >= present.atLeastMs
  if (wanted.priority > present.priority || (wanted.priority === present.priority && hadItsTime)) {
    return perform(woken, act, now, world)
  }
  // The cursor passing by is not worth waiting for.
  return act === 'hover' ? woken : { ...woken, next: weightier(state.next, act) }
}

/** Of two that wait, the one that counts more; of equals the later. */
function weightier(waiting: Act | null, act: Act): Act {
  return waiting === null || ACT_RULES[act].priority >= ACT_RULES[waiting].priority ? act : waiting
}

/** The present act is over. */
function goOn(state: Behaviour, now: number, world: World): Behaviour {
  if (state.next !== null) return perform({ ...state, next: null }, state.next, now, world)
  if (state.fed && !lies(state)) {
    const free = { ...state, fed: false }
    return goesToFood(free, world)
      ? setOut(free, 'food', now, world)
      : perform(free, 'eat', now, world)
  }
  // It took too long to get there: the meal is not lost.
  if (state.errand === 'food') return arrived(state, 'food', now, world)
  switch (state.act) {
    case 'idle':
      return state.focused ? settle(state, now, world) : calmDown(state, now, world)
    case 'look':
      return calmDown(state, now, world)
    case 'calm':
      if (state.asleep || state.focused) return settle(state, now, world)
      return state.asks
        ? followWhim(state, 'about', now, world)
        : { ...state, asks: true, whimAt: now, endsAt: now + ANSWER_WITHIN_MS }
    case 'walk':
      return now - state.startedAt >= LONGEST_WALK_MS
        ? settle(state, now, world)
        : { ...state, asks: !state.asks, endsAt: now + ANSWER_WITHIN_MS }
    case 'fall-asleep': {
      const sleeping: Behaviour = { ...state, act: 'sleep', startedAt: now }
      // Morning came, or main came back, while it was lying down.
      return state.asleep
        ? { ...sleeping, endsAt: now + RESTLESS_MS }
        : settle(sleeping, now, world)
    }
    case 'sleep':
      // A sleeping pet lies still: no timer until something happens. One whose page was loaded anew up there wakes, and
      // comes back first.
      return world.perch() ? perform(state, 'wake', now, world) : { ...state, endsAt: null }
    default:
      return settle(state, now, world)
  }
}

function userFor(idleMs: number | null): User {
  if (idleMs === null) return 'about'
  if (idleMs <= BUSY_WITHIN_MS) return 'busy'
  return idleMs >= AWAY_FROM_MS ? 'away' : 'about'
}

/** One that walks for its own sake stops where it stands beside a user at work; half behind an edge it could not stay. */
function mind(state: Behaviour, user: User, now: number, world: World): Behaviour {
  if (state.act !== 'walk') return followWhim(state, user, now, world)
  return user === 'busy' && !world.perch() ? settle(state, now, world) : { ...state, asks: false }
}

function followWhim(state: Behaviour, user: User, now: number, world: World): Behaviour {
  const roams = world.roams()
  if (roams && world.perch()) return setOut(state, 'return', now, world)
  const { mood, troubled } = state
  const act = whimFor({ ...world.circumstances(), mood, troubled, user, roams }, world.random())
  return act === 'walk'
    ? {
        ...setOut(state, errandFor(world.random(), user), now, world),
        endsAt: now + ANSWER_WITHIN_MS,
      }
    : perform(state, act, now, world)
}

/**
 * Nothing to do: a pet on a wall or behind an edge comes back, one that should sleep lies down, one whose user works sits
 * beside them, any other stays lively for a moment.
 */
function settle(state: Behaviour, now: number, world: World): Behaviour {
  // One that lies gets up first; and nobody sleeps up there, though it be looked at.
  if (!lies(state) && world.perch() && (state.asleep || world.roams())) {
    return setOut(state, 'return', now, world)
  }
  if (state.asleep && now >= state.awakeUntil) {
    return state.act === 'sleep' ? state : perform(state, 'fall-asleep', now, world)
  }
  if (state.act === 'sleep') return perform(state, 'wake', now, world)
  if (state.focused) {
    // No timer: it sits until something happens, or until it may lie down again.
    const endsAt = state.asleep ? state.awakeUntil : null
    return { ...state, act: 'quiet', startedAt: now, endsAt, ...AT_LARGE }
  }
  return { ...state, act: 'idle', startedAt: now, endsAt: now + RESTLESS_MS, ...AT_LARGE }
}

function calmDown(state: Behaviour, now: number, world: World): Behaviour {
  const whimAt = state.whimAt ?? now + WHIM_AFTER_MS.least + world.random() * WHIM_AFTER_MS.more
  // One that was woken has no whims; it waits to lie down again.
  const endsAt = Math.max(now, state.asleep ? state.awakeUntil : whimAt)
  return { ...state, ...AT_LARGE, act: 'calm', startedAt: now, endsAt, whimAt }
}

function perform(state: Behaviour, act: Act, now: number, world: World): Behaviour {
  const { plays } = ACT_RULES[act]
  // At rest it is lively for a moment too; nothing moves for ever, unless it is held for ever.
  const lasts = plays === null ? RESTLESS_MS : plays * world.lengthOf(act, state.mood)
  const endsAt = plays === Infinity ? null : now + lasts
  // What keeps it from its food does not take it away.
  const next = state.errand === 'food' && act !== 'eat' ? weightier(state.next, 'eat') : state.next
  return { ...state, act, startedAt: now, endsAt, next, ...AT_LARGE }
}
