import type { Push } from '@shared/contract/pushes'
import type { Settings } from '@shared/contract/settings'
import { petMessages } from '@shared/i18n/pet-messages'
import { connectBridge } from '../ui/bridge/connect-bridge'
import { openPet } from './open-pet'
import type { PageFacts } from './page-facts'
import { pageMemory, rememberTold } from './words/told-troubles'

const root = document.documentElement
// Under Electron, and in an overlay, the pet stands on whatever is behind its window.
const overlay = new URLSearchParams(location.search).has('overlay')
if (window.familiar === undefined && !overlay) root.dataset['ground'] = 'page'

let facts: PageFacts = { connected: true, status: null, bubbles: 'full' }

const bridge = connectBridge('pet')
const pet = openPet({
  home: find('.home', HTMLElement),
  line: bridge.body,
  facts: () => facts,
  told: rememberTold(pageMemory),
  ask: (route, input) => bridge.request(route, input),
})

function hear(push: Push): void {
  switch (push.type) {
    case 'pet.changed': {
      document.title = petMessages.title(push.pet.name)
      pet.show(push.pet)
      return
    }
    case 'ledger.appended': {
      pet.scored(push)
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
      if (fell) pet.lostDatabase(database.problem)
      else if (database.state === 'up') pet.tellTroubles()
      pet.showAgain()
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

function follow(settings: Settings): void {
  facts = { ...facts, bubbles: settings.bubbles }
  root.dataset['appearance'] = settings.appearance
  pet.setSettings(settings)
}

const reducedMotion = matchMedia('(prefers-reduced-motion: reduce)')

function stillness(): void {
  pet.setStill({ hidden: document.hidden, reducedMotion: reducedMotion.matches })
}

function find<T extends Element>(part: string, kind: new () => T): T {
  const element = document.querySelector(part)
  if (!(element instanceof kind)) throw new Error(`The page lacks its ${part}.`)
  return element
}

find('#ways', HTMLElement).setAttribute('aria-label', petMessages.ways)
find('#to-panel', HTMLAnchorElement).textContent = petMessages.toPanel
find('#to-settings', HTMLAnchorElement).textContent = petMessages.toSettings
document.addEventListener('visibilitychange', () => {
  if (!document.hidden) pet.showAgain()
  stillness()
})
reducedMotion.addEventListener('change', stillness)
stillness()
bridge.onConnection((connected) => {
  facts = { ...facts, connected }
  root.dataset['connection'] = connected ? 'open' : 'lost'
  pet.setConnected(connected)
})
bridge.subscribe(hear)
bridge.ready()
// Before the first words are said, so that they do not change their shape while they are read.
void document.fonts.load("13px 'Inter Variable'")
