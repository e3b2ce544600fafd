import type { Push } from '@shared/contract/pushes'
import type { Settings } from '@shared/contract/settings'
import { petMessages } from '@shared/i18n/pet-messages'
import { connectBridge } from '../ui/bridge/connect-bridge'
import { openHouse } from './house'
import { watchReducedMotion } from './life/reduced-motion'
import { refuseFiles } from './life/refuse-files'
import { watchUserIdle } from './life/user-idle'
import { isOverlay, standAsOverlay } from './overlay'
import type { PageFacts } from './page-facts'
import { openSnooze } from './snooze'
import { pageMemory, rememberTold } from './words/told-troubles'

const root = document.documentElement
// Under Electron, and in an overlay, the pet stands on whatever is behind its window.
const overlay = isOverlay()
if (overlay) standAsOverlay()
if (window.familiar === undefined && !overlay) root.dataset['ground'] = 'page'

/** Main says whether the window it keeps this page in is to be seen. */
let shown = true
let facts: PageFacts = { connected: true, status: null, focused: false, hidden: false }

const bridge = connectBridge('pet')
const house = openHouse({
  element: find('#house', HTMLElement),
  firstHome: find('.home', HTMLElement),
  only: new URLSearchParams(location.search).get('pet'),
  line: bridge.body,
  facts: () => facts,
  told: rememberTold(pageMemory),
  userIdleMs: watchUserIdle(bridge, () => performance.now()),
  ask: (route, input) => bridge.request(route, input),
})

const snooze = openSnooze({
  hiddenByMain: bridge.body !== null,
  rhythm: () => house.nameGiver()?.rhythm ?? null,
  onChange: () => stillness(),
  onWake: () => void bridge.request('snooze.end', undefined),
})

function hear(push: Push): void {
  switch (push.type) {
    case 'pets.changed': {
      house.setPets(push.pets)
      entitle()
      return
    }
    case 'pet.changed': {
      house.show(push.pet)
      entitle()
      return
    }
    case 'ledger.appended': {
      house.pet(push.pet)?.scored(push)
      return
    }
    case 'settings.changed': {
      follow(push.settings)
      return
    }
    case 'app.statusChanged': {
      const { database } = push.status
      const fell = database.state === 'down' && facts.status?.database.state !== 'down'
      facts = { ...facts, status: push.status }
      house.each((pet) => {
        if (fell)
          pet.tellNews('trouble', { full: database.problem, short: petMessages.databaseDown })
        else if (database.state === 'up') pet.tellTroubles()
        pet.showAgain()
      })
      return
    }
    case 'snooze.changed': {
      snooze.set(push.snooze)
      return
    }
    case 'agent.told': {
      house.each((pet) => pet.tellNews(push.act, push.words))
      return
    }
    case 'focus.changed': {
      const focused = push.focus.running !== null
      facts = { ...facts, focused }
      house.each((pet) => pet.setFocused(focused))
      return
    }
    default:
      // Of no concern to the pet. The type check names each of them, so that the page need not carry their names.
      push.type satisfies
        | 'data.changed'
        | 'data.replaced'
        | 'goals.changed'
        | 'git.changed'
        | 'connections.changed'
        | 'desktop.changed'
        | 'updates.changed'
  }
}

function follow(settings: Settings): void {
  root.dataset['appearance'] = settings.appearance
  reducedMotion.setWish(settings.reducedMotion)
  house.setSettings(settings)
}

/** The page goes by one of its pets: in its title, and in its clock. */
function entitle(): void {
  const pet = house.nameGiver()
  snooze.tell()
  document.title = pet === null ? petMessages.nobody : petMessages.title(pet.name)
}

const reducedMotion = watchReducedMotion(stillness)

function stillness(): void {
  const was = facts.hidden
  const still = {
    hidden: document.hidden || !shown || snooze.isSnoozed(),
    reducedMotion: reducedMotion.matches(),
  }
  facts = { ...facts, hidden: still.hidden }
  root.dataset['motion'] = still.reducedMotion ? 'still' : 'full'
  if (was && !still.hidden) house.each((pet) => pet.showAgain())
  house.setStill(still)
}

function find<T extends Element>(part: string, kind: new () => T): T {
  const element = document.querySelector(part)
  if (!(element instanceof kind)) throw new Error(`The page lacks its ${part}.`)
  return element
}

find('#ways', HTMLElement).setAttribute('aria-label', petMessages.ways)
find('#to-panel', HTMLAnchorElement).textContent = petMessages.toPanel
find('#to-settings', HTMLAnchorElement).textContent = petMessages.toSettings
document.addEventListener('visibilitychange', stillness)
refuseFiles()
stillness()
bridge.body?.onSight((sight) => {
  if (sight.shown === shown) return
  shown = sight.shown
  stillness()
})
bridge.onConnection((connected) => {
  facts = { ...facts, connected }
  root.dataset['connection'] = connected ? 'open' : 'lost'
  house.each((pet) => pet.setConnected(connected))
})
bridge.subscribe(hear)
bridge.ready()
// Before the first words are said, so that they do not change their shape while they are read.
void document.fonts.load("13px 'Inter Variable'")
