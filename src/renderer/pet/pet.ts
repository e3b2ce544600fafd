import type { AppStatus } from '@shared/contract/app'
import type { Push } from '@shared/contract/pushes'
import type { CareAction, PetSnapshot } from '@shared/contract/pet'
import type { Settings } from '@shared/contract/settings'
import { type Advanced, advance } from '@shared/domain/advance'
import { calendarFor } from '@shared/domain/local-day'
import { RULES } from '@shared/domain/rules'
import { petMessages } from '@shared/i18n/pet-messages'
import { connectBridge } from '../ui/bridge/connect-bridge'
import { openPage } from '../ui/bridge/open-page'
import { ACT_RULES } from './behaviour/act'
import { actFor } from './behaviour/act-for'
import { feelHand } from './handling'
import { openHome } from './home'
import { watchAttention } from './hovering'
import { loadSpecies } from './stage/load-sheets'
import { openStage } from './stage/stage'
import { type Theatre, openTheatre } from './stage/theatre'
import { EMPTY, addToBubble, bubbleLines } from './words/bubble'
import { bubbleView } from './words/bubble-view'

/** A pat lasts: more of them do not come faster than this. */
const PAT_EVERY_MS = 1_500

const bridge = connectBridge('pet')
const home = openHome()
const bubble = bubbleView(home.bubble, () => {
  said = EMPTY
})

let said = EMPTY
let pet: PetSnapshot | null = null
let status: AppStatus | null = null
let bubbles: Settings['bubbles'] = 'full'
let theatre: Theatre | null = null
let picture = ''
let lastPat = -Infinity

function nowOf({ state, rhythm }: PetSnapshot): Advanced {
  return advance(
    state,
    Date.now(),
    { calendar: calendarFor(rhythm.timeZone), night: rhythm.night },
    RULES.life,
  )
}

function show(snapshot: PetSnapshot): void {
  pet = snapshot
  const { state, asleep } = nowOf(snapshot)
  const problem = status?.database.state === 'down' ? status.database.problem : null
  home.show({ name: snapshot.name, state, asleep, problem })
  theatre?.tell({ type: 'pet', mood: state.traits.mood, asleep })
  const wanted = `${snapshot.species}/${snapshot.state.traits.color}`
  if (wanted === picture) return
  picture = wanted
  void raiseCurtain(snapshot)
}

async function raiseCurtain(snapshot: PetSnapshot): Promise<void> {
  try {
    const { species, images } = await loadSpecies(snapshot.species, snapshot.state.traits.color)
    const { state, asleep } = nowOf(pet ?? snapshot)
    theatre?.close()
    const stage = openStage(home.canvas, species, images)
    theatre = openTheatre(
      species,
      stage,
      state.traits.mood,
      asleep,
      {
        now: () => performance.now(),
        random: Math.random,
        setTimer: (run, ms) => window.setTimeout(run, ms),
        clearTimer: (timer) => window.clearTimeout(timer),
      },
      (act) => {
        home.pet.dataset['act'] = act
      },
    )
    stillness()
    window.addEventListener('resize', () => stage.fit())
  } catch (error) {
    picture = ''
    bubble.say([petMessages.noPicture])
    reportError(error)
  }
}

function scored(push: Extract<Push, { type: 'ledger.appended' }>): void {
  const acts = push.entries.map(actFor)
  const act = acts.sort((a, b) => ACT_RULES[b].priority - ACT_RULES[a].priority)[0]
  if (act) theatre?.tell({ type: 'did', act })
  if (bubbles === 'off') return
  said = addToBubble(bubble.isUp() ? said : EMPTY, push)
  bubble.say(bubbleLines(said, bubbles))
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
    case 'settings.changed':
      bubbles = push.settings.bubbles
      {
        home.setAppearance(push.settings.appearance)
        return
      }
    case 'app.statusChanged': {
      const fell = push.status.database.state === 'down' && status?.database.state !== 'down'
      status = push.status
      if (fell) theatre?.tell({ type: 'did', act: 'trouble' })
      if (pet) show(pet)
      return
    }
    case 'goals.changed':
    case 'git.changed':
      return
  }
}

async function command(route: string, input: unknown): Promise<void> {
  const result = await bridge.request(route, input)
  if (!result.ok) bubble.say([result.error.message])
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

const reducedMotion = matchMedia('(prefers-reduced-motion: reduce)')

function stillness(): void {
  theatre?.setStill({ hidden: document.hidden, reducedMotion: reducedMotion.matches })
}

// Under Electron, and in an overlay, the pet stands on whatever is behind its window.
const overlay = new URLSearchParams(location.search).has('overlay')
if (window.familiar === undefined && !overlay) document.documentElement.dataset['ground'] = 'page'

document.addEventListener('visibilitychange', () => {
  if (!document.hidden && pet) show(pet)
  stillness()
})
reducedMotion.addEventListener('change', stillness)
watchAttention([home.pet, home.card], (here) => {
  home.card.hidden = !here
  bubble.hold(here)
  if (here && pet) show(pet)
  theatre?.tell({ type: 'hover', over: here })
})
feelHand(home.pet, { onPetted: pat, onDrag: (message) => bridge.drag(message) })
home.onAction((action) => {
  if (action === 'panel') openPage('panel', () => command('app.openWindow', { window: 'panel' }))
  else care(action)
})
bridge.onConnection((connected) => {
  home.setConnected(connected)
  if (!connected) bubble.say([petMessages.disconnected])
})
bridge.subscribe(hear)
bridge.ready()
