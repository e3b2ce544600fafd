import type { Company } from '@shared/body/company'
import type { AppStatus } from '@shared/contract/app'
import type { BodyLine } from '@shared/contract/bridge'
import type { RouteResult } from '@shared/contract/errors'
import type { CareAction, PetSnapshot } from '@shared/contract/pet'
import type { Push } from '@shared/contract/pushes'
import type { Settings } from '@shared/contract/settings'
import { type Advanced, advance } from '@shared/domain/advance'
import { calendarFor } from '@shared/domain/local-day'
import type { PetId } from '@shared/domain/ids'
import { levelOf } from '@shared/domain/level'
import { RULES } from '@shared/domain/rules'
import { petMessages } from '@shared/i18n/pet-messages'
import { troubledNames, troublesLine } from '@shared/i18n/trouble-words'
import { type WindowWanted, openPage } from '../ui/bridge/open-page'
import type { Act } from './behaviour/act'
import { openFigure } from './figure'
import { feelHand } from './handling'
import { type CardFacts, type Home, openHome } from './home'
import { watchAttention } from './hovering'
import { ANY_DAY, circumstancesOf, rememberWork } from './life/circumstances'
import { watchCursor } from './life/cursor'
import { reactionsTo } from './life/reactions'
import { watchOffers } from './life/refuse-files'
import { openVoice } from './life/voice'
import { type PageFacts, problemOf, troublesOf, withoutTroubles } from './page-facts'
import type { PetPlace } from './place/place'
import type { Look } from './stage/picture'
import { openSpeaking } from './words/speaking'
import type { ToldTroubles } from './words/told-troubles'

/** A pat lasts, and a game: more of them do not come faster than this. */
const PAT_EVERY_MS = 1_500

export interface PetOptions {
  readonly id: PetId
  /** Its elements are in here, and all of them are its own. */
  readonly home: HTMLElement
  /** Where main moves the pet's window; null where the page moves the pet. */
  readonly line: BodyLine | null
  /** The pets it shares the page with. */
  readonly company: () => Promise<Company>
  readonly facts: () => PageFacts
  /** Does it speak for Familiar itself? One of all pets does. */
  readonly speaks: () => boolean
  readonly told: ToldTroubles
  /** For how many ms the user has not touched the computer; null where nobody knows. */
  readonly userIdleMs: () => Promise<number | null>
  readonly ask: (route: string, input: unknown) => Promise<RouteResult<unknown>>
}

type Still = Readonly<Record<'hidden' | 'reducedMotion', boolean>>

/** A pet on its page. */
export interface OpenPet {
  show(snapshot: PetSnapshot): void
  /** What the page knows is otherwise: the pet is told of in words again. */
  showAgain(): void
  scored(push: Extract<Push, { type: 'ledger.appended' }>): void
  /** Tells of what concerns Familiar itself and not the pet: in a pose, and in words where there are any. */
  tellNews(act: Act, words: { readonly full: string; readonly short: string } | null): void
  /** Speaks once of each trouble, until it has gone. */
  tellTroubles(): void
  setSettings(settings: Settings): void
  setConnected(connected: boolean): void
  setFocused(focused: boolean): void
  setStill(still: Still): void
  /** Takes the pet off the page. */
  close(): void
}

/** Opens a pet on the page: its picture, its place, its words, and what a hand does to it. */
export function openPet(options: PetOptions): OpenPet {
  const { id, ask, speaks } = options
  const facts = (): PageFacts => (speaks() ? options.facts() : withoutTroubles(options.facts()))
  const home = openHome(options.home)
  const gone = new AbortController()
  const speech = openSpeaking(home.bubble, () => tellTroubles())
  const work = rememberWork()
  const voice = openVoice(
    () => facts().hidden || facts().focused || pet === null || nowOf(pet).asleep,
  )
  let pet: PetSnapshot | null = null
  let pictureMissing = false

  const { picture, place, touch } = openFigure({
    ...options,
    who: id,
    home,
    gone: gone.signal,
    circumstances: () =>
      pet === null ? ANY_DAY : circumstancesOf(pet, nowOf(pet).state, work, Date.now()),
    onScene: ({ act }) => {
      if (act !== home.canvas.dataset['act']) voice.did(act)
    },
    onMissing: (missing) => {
      home.setPictureMissing(missing)
      if (missing && !pictureMissing) speech.problem(petMessages.noPicture)
      pictureMissing = missing
      if (pet) tellOf(pet)
    },
  })

  /** Tells of the pet in words; gives how it is. */
  const tellOf = (snapshot: PetSnapshot): Look => {
    home.show(cardOf(snapshot, facts(), pictureMissing))
    return lookOf(snapshot, facts())
  }
  const show = (snapshot: PetSnapshot): void => {
    pet = snapshot
    picture.show(tellOf(snapshot))
  }
  const showAgain = (): void => {
    if (pet) show(pet)
  }
  /** Speaks once of each trouble, until it has gone; while the user works it waits. */
  const tellTroubles = (): void => {
    const fresh = speaks() && speech.isFree() ? freshTroubles(facts(), options.told) : []
    if (fresh.length === 0) return
    picture.tell({ type: 'did', act: 'trouble' })
    const short = petMessages.troubled(troubledNames(fresh))
    speech.problem({ full: troublesLine(fresh), short })
  }
  watchCursor(home.pet, gone.signal, (toward) => {
    if (facts().connected) picture.tell({ type: 'cursor', toward })
  })
  watchOffers(home.pet, () => speech.answer(petMessages.noFiles))
  takeInHand({
    id,
    home,
    place,
    gone: gone.signal,
    command: async (route, input) => {
      const result = await ask(route, input)
      if (!result.ok) speech.answer(result.error.message)
    },
    onAttention: (here) => {
      touch.setAttended(here)
      // The card says what is wrong, and goes on saying it.
      if (here && problemOf(facts(), pictureMissing) !== null) speech.hide()
      speech.hold(here)
      if (here) showAgain()
      // A pet whose app is away cannot be woken.
      if (facts().connected) picture.tell({ type: 'hover', over: here })
    },
  })

  return {
    show,
    showAgain,
    scored: (push) => {
      work.note(push.entries, Date.now())
      for (const input of reactionsTo(push.entries, facts().focused)) picture.tell(input)
      speech.scored(push)
    },
    tellNews: (act, words) => {
      if (!speaks()) return
      picture.tell({ type: 'did', act })
      if (words) speech.problem(words)
    },
    tellTroubles,
    setSettings: (settings) => {
      speech.setWish(settings.bubbles)
      place.setWishes(settings)
      voice.setWishes(settings)
    },
    setFocused: (focused) => {
      showAgain()
      speech.setFocused(focused)
    },
    setConnected: (connected) => {
      home.setConnected(connected)
      if (!connected && speaks()) speech.problem(petMessages.disconnected)
      showAgain()
    },
    setStill: (still) => {
      speech.setHidden(still.hidden)
      place.setStill(still)
      picture.setStill(still)
    },
    close: () => {
      gone.abort()
      speech.hide()
      place.close()
      picture.close()
      home.close()
    },
  }
}

/** Nothing can happen to a pet whose app is away: it naps until that is back. */
function isAsleep(snapshot: PetSnapshot, { connected }: PageFacts): boolean {
  return !connected || nowOf(snapshot).asleep
}

function cardOf(snapshot: PetSnapshot, facts: PageFacts, pictureMissing: boolean): CardFacts {
  return {
    name: snapshot.name,
    state: nowOf(snapshot).state,
    asleep: isAsleep(snapshot, facts),
    eats: snapshot.eats,
    problem: problemOf(facts, pictureMissing),
    canMend: troublesOf(facts).length > 0 && !pictureMissing,
  }
}

function lookOf(snapshot: PetSnapshot, facts: PageFacts): Look {
  const { state } = nowOf(snapshot)
  return {
    species: snapshot.species,
    color: state.traits.color,
    level: levelOf(state.xp),
    mood: state.traits.mood,
    asleep: isAsleep(snapshot, facts),
    troubled: troublesOf(facts).length > 0,
    focused: facts.focused,
  }
}

/** Connections in trouble of which nothing was said yet. Of what is not known for sure nothing is. */
function freshTroubles(facts: PageFacts, told: ToldTroubles): AppStatus['troubles'] {
  const isSure = facts.connected && facts.status?.database.state === 'up'
  return isSure ? told.take(troublesOf(facts), Date.now()) : []
}

interface Touchable {
  readonly id: PetId
  readonly home: Home
  readonly place: PetPlace
  readonly gone: AbortSignal
  /** Asks main; what goes wrong is said. */
  readonly command: (route: string, input: unknown) => Promise<void>
  readonly onAttention: (here: boolean) => void
}

/** What a hand, the keyboard and the card's buttons do. */
function takeInHand({ id, home, place, gone, command, onAttention }: Touchable): void {
  const handledAt = new Map<CareAction, number>()
  const care = (action: CareAction): void => void command('pet.care', { action, pet: id })
  /** What the hand does with the pet. */
  const handle = (action: CareAction): void => {
    const now = performance.now()
    if (now - (handledAt.get(action) ?? -Infinity) < PAT_EVERY_MS) return
    handledAt.set(action, now)
    care(action)
  }
  const open = (wanted: WindowWanted): void => {
    openPage(wanted, () => void command('app.openWindow', wanted))
  }
  const openPanel = (): void => open({ window: 'panel' })
  /** Where troubles are mended: the card offers the settings for nothing else. */
  const openConnections = (): void => open({ window: 'settings', page: 'connections' })

  const attention = watchAttention(home.pet, home.card, gone, (here) => {
    home.card.hidden = !here
    place.setAttended(here)
    onAttention(here)
  })
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
    else if (action === 'snoozeHour') void command('snooze.begin', { length: 'hour' })
    else if (action === 'snoozeTomorrow') void command('snooze.begin', { length: 'tomorrow' })
    else care(action)
  })
}

function nowOf({ state, rhythm }: PetSnapshot): Advanced {
  return advance(
    state,
    Date.now(),
    { ...rhythm, calendar: calendarFor(rhythm.timeZone) },
    RULES.life,
  )
}
