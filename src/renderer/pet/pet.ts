import type { AppStatus } from '@shared/contract/app'
import type { Push } from '@shared/contract/pushes'
import type { CareAction, PetSnapshot } from '@shared/contract/pet'
import { type Advanced, advance } from '@shared/domain/advance'
import { calendarFor } from '@shared/domain/local-day'
import { RULES } from '@shared/domain/rules'
import { petMessages } from '@shared/i18n/pet-messages'
import { troubledNames, troublesLine } from '@shared/i18n/trouble-words'
import { connectBridge } from '../ui/bridge/connect-bridge'
import { type WindowWanted, openPage } from '../ui/bridge/open-page'
import { feelHand } from './handling'
import { openHome } from './home'
import { ANY_DAY, circumstancesOf, rememberWork } from './life/circumstances'
import { watchCursor } from './life/cursor'
import { reactionsTo } from './life/reactions'
import { watchReducedMotion } from './life/reduced-motion'
import { refuseFiles } from './life/refuse-files'
import { watchUserIdle } from './life/user-idle'
import { openVoice } from './life/voice'
import { openPlace } from './place/place'
import { watchAttention } from './hovering'
import { type Look, openPicture } from './stage/picture'
import { openSpeaking } from './words/speaking'
import { pageMemory, rememberTold } from './words/told-troubles'

/** A pat lasts, and a game: more of them do not come faster than this. */
const PAT_EVERY_MS = 1_500

// Under Electron, and in an overlay, the pet stands on whatever is behind its window.
const overlay = new URLSearchParams(location.search).has('overlay')
if (window.familiar === undefined && !overlay) document.documentElement.dataset['ground'] = 'page'

const bridge = connectBridge('pet')
const home = openHome()
const bubble = openSpeaking(home.bubble, () => tellTroubles())
const work = rememberWork()
const voice = openVoice(() => document.hidden || focused || pet === null || nowOf(pet).asleep)

const picture = openPicture(
  home.canvas,
  {
    roams: () => place.leave.roams(),
    isAway: () => place.leave.isAway(),
    reachesFood: () => place.leave.reachesFood(),
    circumstances: () =>
      pet === null ? ANY_DAY : circumstancesOf(pet, nowOf(pet).state, work, Date.now()),
    userIdleMs: watchUserIdle(bridge, () => performance.now()),
  },
  (scene) => {
    if (scene.act !== home.canvas.dataset['act']) voice.did(scene.act)
    home.setScene(scene)
    place.follow(scene)
  },
  (missing) => {
    home.setPictureMissing(missing)
    if (missing && !pictureMissing) bubble.problem(petMessages.noPicture)
    pictureMissing = missing
    if (pet) tellOf(pet)
  },
)

const place = openPlace({
  line: bridge.body,
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
})

const told = rememberTold(pageMemory)

let pet: PetSnapshot | null = null
let status: AppStatus | null = null
let focused = false
let connected = true
let pictureMissing = false
const handledAt = new Map<CareAction, number>()

function nowOf({ state, rhythm }: PetSnapshot): Advanced {
  return advance(
    state,
    Date.now(),
    { ...rhythm, calendar: calendarFor(rhythm.timeZone) },
    RULES.life,
  )
}

function problemNow(): string | null {
  if (!connected) return petMessages.disconnected.full
  if (status?.database.state === 'down') return status.database.problem
  if (pictureMissing) return petMessages.noPicture.full
  const troubles = troublesNow()
  return troubles.length > 0 ? troublesLine(troubles) : null
}

/** Connections that cannot be read, where nothing greater is wrong. */
function troublesNow(): AppStatus['troubles'] {
  const works = connected && status?.database.state !== 'down'
  return works ? (status?.troubles ?? []) : []
}

/** Tells of the pet in words; gives how it is. */
function tellOf(snapshot: PetSnapshot): Look {
  const { state, asleep: night } = nowOf(snapshot)
  // Nothing can happen to a pet whose app is away: it naps until that is back.
  const asleep = night || !connected
  const { mood, color } = state.traits
  const troubled = troublesNow().length > 0
  home.show({
    name: snapshot.name,
    state,
    asleep,
    problem: problemNow(),
    canMend: troubled && !pictureMissing,
  })
  return { species: snapshot.species, color, mood, asleep, troubled, focused }
}

function show(snapshot: PetSnapshot): void {
  pet = snapshot
  picture.show(tellOf(snapshot))
}

function scored(push: Extract<Push, { type: 'ledger.appended' }>): void {
  work.note(push.entries, Date.now())
  for (const input of reactionsTo(push.entries, focused)) picture.tell(input)
  bubble.scored(push)
}

function hear(push: Push): void {
  switch (push.type) {
    case 'pet.changed': {
      show(push.pet)
      return
    }
    case 'ledger.appended': {
      scored(push)
      return
    }
    case 'settings.changed': {
      bubble.setWish(push.settings.bubbles)
      home.setAppearance(push.settings.appearance)
      place.setWishes(push.settings)
      voice.setWishes(push.settings)
      reducedMotion.setWish(push.settings.reducedMotion)
      return
    }
    case 'app.statusChanged': {
      const { database } = push.status
      const fell = database.state === 'down' && status?.database.state !== 'down'
      status = push.status
      if (fell) {
        picture.tell({ type: 'did', act: 'trouble' })
        bubble.problem({ full: database.problem, short: petMessages.databaseDown })
      } else if (database.state === 'up') tellTroubles()
      if (pet) show(pet)
      return
    }
    case 'focus.changed': {
      focused = push.focus.running !== null
      if (pet) show(pet)
      bubble.setFocused(focused)
      return
    }
    case 'data.changed':
    case 'data.replaced':
    case 'goals.changed':
    case 'git.changed':
    case 'connections.changed':
      return
  }
}

/** Speaks once of each trouble, until it has gone; while the user works it waits. */
function tellTroubles(): void {
  if (!bubble.isFree() || !connected || status?.database.state !== 'up') return
  const fresh = told.take(troublesNow(), Date.now())
  if (fresh.length === 0) return
  picture.tell({ type: 'did', act: 'trouble' })
  bubble.problem({ full: troublesLine(fresh), short: petMessages.troubled(troubledNames(fresh)) })
}

async function command(route: string, input: unknown): Promise<void> {
  const result = await bridge.request(route, input)
  if (!result.ok) bubble.answer(result.error.message)
}

function care(action: CareAction): void {
  void command('pet.care', { action })
}

/** What the hand does with the pet. */
function handle(action: CareAction): void {
  const now = performance.now()
  if (now - (handledAt.get(action) ?? -Infinity) < PAT_EVERY_MS) return
  handledAt.set(action, now)
  care(action)
}

function open(wanted: WindowWanted): void {
  openPage(wanted, () => void command('app.openWindow', wanted))
}

function openPanel(): void {
  open({ window: 'panel' })
}

/** Where troubles are mended: the card offers the settings for nothing else. */
function openConnections(): void {
  open({ window: 'settings', page: 'connections' })
}

const reducedMotion = watchReducedMotion(stillness)

function stillness(): void {
  bubble.setHidden(document.hidden)
  const still = { hidden: document.hidden, reducedMotion: reducedMotion.matches() }
  document.documentElement.dataset['motion'] = still.reducedMotion ? 'still' : 'full'
  place.setStill(still)
  picture.setStill(still)
}

document.addEventListener('visibilitychange', () => {
  if (!document.hidden && pet) show(pet)
  stillness()
})
stillness()
const attention = watchAttention(home.pet, home.card, (here) => {
  home.card.hidden = !here
  place.setAttended(here)
  // The card says what is wrong, and goes on saying it.
  if (here && problemNow() !== null) bubble.hide()
  bubble.hold(here)
  if (here && pet) show(pet)
  // A pet whose app is away cannot be woken.
  if (connected) picture.tell({ type: 'hover', over: here })
})
watchCursor(home.pet, (toward) => {
  if (connected) picture.tell({ type: 'cursor', toward })
})
refuseFiles(home.pet, () => bubble.answer(petMessages.noFiles))
feelHand(home.pet, {
  onPetted: () => handle('pet'),
  onPlayed: () => handle('play'),
  onGrab: (hand) => place.grab(hand),
  onCarry: (hand) => place.handAt(hand),
  onRelease: () => place.release(),
  onNudge: (by) => place.nudge(by),
  onMenu: () => {
    attention.call()
    home.enterCard()
  },
})
home.onAction((action) => {
  if (action === 'panel') openPanel()
  else if (action === 'settings') openConnections()
  else if (action === 'bringBack') place.bringBack()
  else care(action)
})
bridge.onConnection((now) => {
  connected = now
  home.setConnected(now)
  if (!now) bubble.problem(petMessages.disconnected)
  if (pet) show(pet)
})
bridge.subscribe(hear)
bridge.ready()
// Before the first words are said, so that they do not change their shape while they are read.
void document.fonts.load("13px 'Inter Variable'")
