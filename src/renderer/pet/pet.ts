import type { AppStatus } from '@shared/contract/app'
import type { Push } from '@shared/contract/pushes'
import type { CareAction, PetSnapshot } from '@shared/contract/pet'
import type { Settings } from '@shared/contract/settings'
import { type Advanced, advance } from '@shared/domain/advance'
import { calendarFor } from '@shared/domain/local-day'
import { RULES } from '@shared/domain/rules'
import { plain } from '@shared/i18n/bubble-messages'
import { petMessages } from '@shared/i18n/pet-messages'
import { troubledNames, troublesLine } from '@shared/i18n/trouble-words'
import { connectBridge } from '../ui/bridge/connect-bridge'
import { type WindowWanted, openPage } from '../ui/bridge/open-page'
import { ACT_RULES } from './behaviour/act'
import { actFor } from './behaviour/act-for'
import { feelHand } from './handling'
import { openHome } from './home'
import { isOverlay, standAsOverlay } from './overlay'
import { openPlace } from './place/place'
import { watchAttention } from './hovering'
import { openSnooze } from './snooze'
import { type Look, openPicture } from './stage/picture'
import { openTouch } from './touch/touch'
import { pageMemory, rememberTold } from './words/told-troubles'
import { EMPTY, addToBubble, bubbleLines } from './words/bubble'
import { bubbleView } from './words/bubble-view'

/** A pat lasts: more of them do not come faster than this. */
const PAT_EVERY_MS = 1_500

// Under Electron, and in an overlay, the pet stands on whatever is behind its window.
const overlay = isOverlay()
if (window.familiar === undefined && !overlay) document.documentElement.dataset['ground'] = 'page'

const bridge = connectBridge('pet')
const home = openHome()
if (overlay) standAsOverlay()
const touch = openTouch({ pet: home.pet, others: [home.bubble, home.card], line: bridge.body })
const snooze = openSnooze({
  hiddenByMain: bridge.body !== null,
  rhythm: () => pet?.rhythm ?? null,
  onChange: () => stillness(),
  onWake: () => void command('snooze.end', undefined),
})
const bubble = bubbleView(home.bubble, () => {
  said = EMPTY
})

const picture = openPicture(
  home.canvas,
  { roams: () => place.leave.roams(), isAway: () => place.leave.isAway() },
  (scene) => {
    home.setScene(scene)
    place.follow(scene)
  },
  (missing) => {
    home.setPictureMissing(missing)
    if (missing && !pictureMissing) say(petMessages.noPicture)
    pictureMissing = missing
    if (pet) tellOf(pet)
  },
  (mask) => touch.setMask(mask),
)

const place = openPlace({
  line: bridge.body,
  pet: home.pet,
  canvas: home.canvas,
  speech: home.speech,
  random: Math.random,
  onMotion: (motion) => picture.tell({ type: 'moved', motion }),
  onPose: ({ place: held }) => {
    picture.setGrounded(held === 'floor' || held === 'peek')
    home.setAway(held === 'put' || held === 'peek' || held === 'wall')
  },
  onBearing: (bearing) => touch.setBearing(bearing),
})

const told = rememberTold(pageMemory)

let said = EMPTY
let pet: PetSnapshot | null = null
let status: AppStatus | null = null
let bubbles: Settings['bubbles'] = 'full'
let connected = true
let pictureMissing = false
let lastPat = -Infinity
/** Main says whether the window it keeps this page in is to be seen. */
let shown = true
let hidden = false
/** Something was scored while nobody saw it. */
let missed = false

function nowOf({ state, rhythm }: PetSnapshot): Advanced {
  return advance(
    state,
    Date.now(),
    { ...rhythm, calendar: calendarFor(rhythm.timeZone) },
    RULES.life,
  )
}

function problemNow(): string | null {
  if (!connected) return petMessages.disconnected
  if (status?.database.state === 'down') return status.database.problem
  if (pictureMissing) return petMessages.noPicture
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
  return { species: snapshot.species, color, mood, asleep, troubled }
}

/** A sentence is for whoever lives with the pet, not for those who watch a stream. */
function say(words: string): void {
  if (!overlay) bubble.say([plain(words)])
}

function show(snapshot: PetSnapshot): void {
  pet = snapshot
  snooze.tell()
  picture.show(tellOf(snapshot))
}

function scored(push: Extract<Push, { type: 'ledger.appended' }>): void {
  const acts = push.entries.map(actFor)
  const act = acts.sort((a, b) => ACT_RULES[b].priority - ACT_RULES[a].priority)[0]
  if (act) picture.tell({ type: 'did', act })
  if (bubbles === 'off') return
  said = addToBubble(bubble.isUp() ? said : EMPTY, push)
  missed = hidden
  saySaid()
}

/** What was scored while the bubble was up, in one. */
function saySaid(): void {
  if (bubbles === 'off' || said.events === 0) return
  // A stream shows what was done, not in which repository.
  bubble.say(bubbleLines(said, overlay ? 'short' : bubbles))
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
      bubbles = push.settings.bubbles
      home.setAppearance(push.settings.appearance)
      place.setWishes(push.settings)
      return
    }
    case 'app.statusChanged': {
      const { database } = push.status
      const fell = database.state === 'down' && status?.database.state !== 'down'
      status = push.status
      if (fell) {
        picture.tell({ type: 'did', act: 'trouble' })
        say(database.problem)
      } else if (database.state === 'up') tellTroubles()
      if (pet) show(pet)
      return
    }
    case 'snooze.changed': {
      snooze.set(push.snooze)
      return
    }
    case 'focus.changed':
    case 'data.changed':
    case 'data.replaced':
    case 'goals.changed':
    case 'git.changed':
    case 'connections.changed':
      return
  }
}

/** Speaks once of each trouble, until it has gone. */
function tellTroubles(): void {
  const fresh = told.take(troublesNow(), Date.now())
  if (fresh.length === 0) return
  picture.tell({ type: 'did', act: 'trouble' })
  if (bubbles === 'off') return
  const words =
    bubbles === 'full' ? troublesLine(fresh) : petMessages.troubled(troubledNames(fresh))
  say(words)
}

async function command(route: string, input: unknown): Promise<void> {
  const result = await bridge.request(route, input)
  if (!result.ok) say(result.error.message)
}

function care(action: CareAction): void {
  void command('pet.care', { action })
}

function pat(): void {
  const now = performance.now()
  if (now - lastPat < PAT_EVERY_MS) return
  lastPat = now
  care('pet')
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

const reducedMotion = matchMedia('(prefers-reduced-motion: reduce)')

function stillness(): void {
  const was = hidden
  hidden = document.hidden || !shown || snooze.isSnoozed()
  const returns = was && !hidden
  if (returns && pet) show(pet)
  bubble.setHidden(hidden)
  const still = { hidden, reducedMotion: reducedMotion.matches }
  place.setStill(still)
  picture.setStill(still)
  if (returns && missed) saySaid()
  missed = hidden && missed
}

document.addEventListener('visibilitychange', stillness)
reducedMotion.addEventListener('change', stillness)
stillness()
bridge.body?.onSight((sight) => {
  if (sight.shown === shown) return
  shown = sight.shown
  stillness()
})
const attention = watchAttention(home.pet, home.card, (here) => {
  home.card.hidden = !here
  place.setAttended(here)
  touch.setAttended(here)
  // The card says what is wrong, and goes on saying it.
  if (here && problemNow() !== null) bubble.hide()
  bubble.hold(here)
  if (here && pet) show(pet)
  // A pet whose app is away cannot be woken.
  if (connected) picture.tell({ type: 'hover', over: here })
})
feelHand(home.pet, {
  onPetted: pat,
  onGrab: (hand) => place.grab(hand),
  onCarry: (hand) => place.handAt(hand),
  onRelease: () => place.release(),
  onNudge: (by) => place.nudge(by),
  onOpen: openPanel,
  onMenu: () => {
    attention.call()
    home.enterCard()
  },
})
home.onAction((action) => {
  if (action === 'panel') openPanel()
  else if (action === 'settings') openConnections()
  else if (action === 'bringBack') place.bringBack()
  else if (action === 'snoozeHour') void command('snooze.begin', { length: 'hour' })
  else if (action === 'snoozeTomorrow') void command('snooze.begin', { length: 'tomorrow' })
  else care(action)
})
bridge.onConnection((now) => {
  connected = now
  home.setConnected(now)
  if (!now) say(petMessages.disconnected)
  if (pet) show(pet)
})
bridge.subscribe(hear)
bridge.ready()
// Before the first words are said, so that they do not change their shape while they are read.
void document.fonts.load("13px 'Inter Variable'")
