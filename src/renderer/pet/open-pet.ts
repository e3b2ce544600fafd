import type { Company } from '@shared/body/company'
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
import { type WindowWanted, openPage } from '../ui/bridge/open-page'
import { ACT_RULES } from './behaviour/act'
import { actFor } from './behaviour/act-for'
import { feelHand } from './handling'
import { type Home, openHome } from './home'
import { watchAttention } from './hovering'
import { type PageFacts, problemOf, troublesOf, withoutTroubles } from './page-facts'
import { type PetPlace, openPlace } from './place/place'
import { type Look, openPicture } from './stage/picture'
import { openTouch } from './touch/touch'
import { openSpeech } from './words/speech'
import type { ToldTroubles } from './words/told-troubles'

/** A pat lasts: more of them do not come faster than this. */
const PAT_EVERY_MS = 1_500

export interface PetOptions {
  readonly id: PetId
  /** Its elements are in here, and all of them are its own. */
  readonly home: HTMLElement
  /** Where main moves the pet's window; null where the page moves the pet. */
  readonly line: BodyLine | null
  /** The pets it shares the page with. */
  readonly company: Company
  readonly facts: () => PageFacts
  /** Does it speak for Familiar itself? One of all pets does. */
  readonly speaks: () => boolean
  readonly told: ToldTroubles
  readonly ask: (route: string, input: unknown) => Promise<RouteResult<unknown>>
}

type Still = Readonly<Record<'hidden' | 'reducedMotion', boolean>>

/** A pet on its page. */
export interface OpenPet {
  show(snapshot: PetSnapshot): void
  /** What the page knows is otherwise: the pet is told of in words again. */
  showAgain(): void
  scored(push: Extract<Push, { type: 'ledger.appended' }>): void
  /** The database has just gone. */
  lostDatabase(problem: string): void
  /** Speaks once of each trouble, until it has gone. */
  tellTroubles(): void
  setSettings(settings: Settings): void
  setConnected(connected: boolean): void
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
  const speech = openSpeech(home.bubble, facts, options.told)
  const touch = openTouch({
    pet: home.pet,
    others: [home.bubble, home.card],
    line: options.line,
    gone: gone.signal,
  })
  let pet: PetSnapshot | null = null
  let pictureMissing = false

  const picture = openPicture(
    home.canvas,
    { roams: () => place.leave.roams(), isAway: () => place.leave.isAway() },
    (scene) => {
      home.setScene(scene)
      place.follow(scene)
    },
    (missing) => {
      home.setPictureMissing(missing)
      if (missing && !pictureMissing) speech.say(petMessages.noPicture)
      pictureMissing = missing
      if (pet) tellOf(pet)
    },
    (mask) => touch.setMask(mask),
  )
  const place = openPlace({
    line: options.line,
    who: id,
    company: options.company,
    pet: home.pet,
    canvas: home.canvas,
    speech: home.speech,
    random: Math.random,
    onMotion: (motion) => picture.tell({ type: 'moved', motion }),
    onPose: ({ place: held }) => {
      picture.setGrounded(held === 'floor' || held === 'peek')
      home.setAway(held === 'put' || held === 'peek' || held === 'wall')
    },
    onBearing: touch.setBearing,
  })

  /** Tells of the pet in words; gives how it is. */
  const tellOf = (snapshot: PetSnapshot): Look => {
    const { state, asleep: night } = nowOf(snapshot)
    // Nothing can happen to a pet whose app is away: it naps until that is back.
    const asleep = night || !facts().connected
    const { mood, color } = state.traits
    const troubled = troublesOf(facts()).length > 0
    home.show({
      name: snapshot.name,
      state,
      asleep,
      eats: snapshot.eats,
      problem: problemOf(facts(), pictureMissing),
      canMend: troubled && !pictureMissing,
    })
    const level = levelOf(state.xp)
    return { species: snapshot.species, color, level, mood, asleep, troubled }
  }
  const show = (snapshot: PetSnapshot): void => {
    pet = snapshot
    picture.show(tellOf(snapshot))
  }
  const showAgain = (): void => {
    if (pet) show(pet)
  }
  takeInHand({
    id,
    home,
    place,
    gone: gone.signal,
    command: async (route, input) => {
      const result = await ask(route, input)
      if (!result.ok) speech.say(result.error.message)
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
      const acts = push.entries.map(actFor)
      const act = acts.sort((a, b) => ACT_RULES[b].priority - ACT_RULES[a].priority)[0]
      if (act) picture.tell({ type: 'did', act })
      speech.scored(push)
    },
    lostDatabase: (problem) => {
      if (!speaks()) return
      picture.tell({ type: 'did', act: 'trouble' })
      speech.say(problem)
    },
    tellTroubles: () => {
      if (speaks() && speech.tellTroubles()) picture.tell({ type: 'did', act: 'trouble' })
    },
    setSettings: (settings) => place.setWishes(settings),
    setConnected: (connected) => {
      home.setConnected(connected)
      if (!connected && speaks()) speech.say(petMessages.disconnected)
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
  let lastPat = -Infinity
  const care = (action: CareAction): void => void command('pet.care', { action, pet: id })
  const pat = (): void => {
    const now = performance.now()
    if (now - lastPat < PAT_EVERY_MS) return
    lastPat = now
    care('pet')
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
}

function nowOf({ state, rhythm }: PetSnapshot): Advanced {
  return advance(
    state,
    Date.now(),
    { ...rhythm, calendar: calendarFor(rhythm.timeZone) },
    RULES.life,
  )
}
