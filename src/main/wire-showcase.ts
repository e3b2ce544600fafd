import type { AppStatus } from '@shared/contract/app'
import type { PetList, PetSnapshot } from '@shared/contract/pet'
import { levelProgress } from '@shared/domain/level'
import type { PetId } from '@shared/domain/ids'
import { calendarFor } from '@shared/domain/local-day'
import type { Clock } from './clock'
import type { PetState } from '@shared/domain/pet-state'
import { assertNever } from '@shared/domain/assert-never'
import { untilWords } from '@shared/i18n/time-words'
import type { Host, ShownPet } from './host/host'
import { type TrayAction, trayModel } from './host/tray-model'
import type { GoalPorts } from './ipc/handlers/goals'
import type { SnoozePorts } from './ipc/handlers/snooze'
import type { PushHub } from './ipc/push-hub'
import type { Log } from './log'
import { writeBootSnapshot } from './pets/boot-snapshot'
import { type PetService, nowOf } from './wire-pet'
import type { ScoredNews } from './wire-publishing'

export interface ShowcaseParts {
  readonly host: Host
  readonly hub: PushHub
  readonly dataFolder: string
  readonly pets: PetService
  readonly goals: GoalPorts
  /** Connections that cannot be read just now. */
  readonly troubles: () => AppStatus['troubles']
  readonly snooze: SnoozePorts
  readonly quit: () => void
  readonly clock: Clock
  readonly log: Log
}

/** Everywhere the pets are seen: their windows, the tray, and the picture kept for the next start. */
export interface Showcase {
  /** One of the pets is otherwise than it was; one that lives here no more is not shown. */
  show(pet: PetSnapshot): void
  /** These are all pets there are. */
  showAll(pets: PetList): void
  /** A batch was scored here. */
  news(news: ScoredNews): void
  /** The app's status is another: what the tray says of it may be too. */
  statusChanged(): void
  /** Looks whether something else has changed the pets: another device, the hour, the settings. */
  refresh(): Promise<void>
  trayAction(action: TrayAction): void
  /** Somebody wants to see a pet: where all are hidden, the one that eats is so no more. */
  comeOut(): Promise<void>
  /** Keeps the last picture. */
  close(): Promise<void>
}

/** The picture for the next start need not be newer than this. */
const PICTURE_MS = 2_000

/** Opens the showcase, empty until the first `show` or `refresh`. */
export function openShowcase(parts: ShowcaseParts): Showcase {
  const { host, hub, pets, goals, clock } = parts
  const log = parts.log.for('showcase')
  let shown: PetList = []
  const drawn = { looks: new Map<PetId, string>(), pets: '', places: '', tray: '' }
  let picture: NodeJS.Timeout | null = null

  const keepPicture = async (): Promise<void> => {
    if (shown.length === 0) return
    await writeBootSnapshot(parts.dataFolder, shown).catch((error: unknown) =>
      log.warn('the picture for the next start was not kept', error),
    )
  }
  const keepPictureSoon = (): void => {
    picture ??= setTimeout(() => {
      picture = null
      void keepPicture()
    }, PICTURE_MS)
  }
  /** Notes how a pet looks now. False where it looked so before. */
  const looksOtherwise = (pet: PetSnapshot): boolean => {
    const { state, asleep } = nowOf(pet, clock())
    // A pet that only waits grows hungry and sleepy too; windows have no clock of their own for that.
    const looks = JSON.stringify([pet, state.traits.mood, asleep])
    const changed = looks !== drawn.looks.get(pet.id)
    drawn.looks.set(pet.id, looks)
    return changed
  }
  const showAll = (pets: PetList): void => {
    const changed = pets.filter(looksOtherwise)
    shown = pets
    const who = JSON.stringify(pets.map(({ id, eats, hidden }) => [id, eats, hidden]))
    if (who !== drawn.pets) {
      drawn.pets = who
      hub.publish({ type: 'pets.changed', pets })
      keepPictureSoon()
    } else {
      for (const pet of changed) hub.publish({ type: 'pet.changed', pet })
      if (changed.length > 0) keepPictureSoon()
    }
    const places = shownPets(pets)
    if (JSON.stringify(places) !== drawn.places) {
      drawn.places = JSON.stringify(places)
      host.setPets(places)
    }
    redrawTray()
  }
  const show = (pet: PetSnapshot): void => {
    if (shown.some(({ id }) => id === pet.id))
      showAll(shown.map((held) => (held.id === pet.id ? pet : held)))
  }
  const isAnySeen = (): boolean => host.isPetVisible() && shown.some(({ hidden }) => !hidden)
  const drawTray = (pet: PetSnapshot, state: PetState): void => {
    const model = trayModel({
      name: pet.name,
      mood: state.traits.mood,
      progress: levelProgress(state.xp),
      petVisible: isAnySeen(),
      seen: shownPets(shown).map(({ name }) => name),
      asleepUntil: sleepWords(parts, pet),
      troubles: parts.troubles(),
    })
    // Some desktops rebuild the whole menu for every change: only change what changes.
    const text = JSON.stringify(model)
    if (text === drawn.tray) return
    drawn.tray = text
    host.setTray(model)
  }
  const redrawTray = (): void => {
    const eating = shown.find(({ eats }) => eats)
    if (eating) drawTray(eating, nowOf(eating, clock()).state)
  }
  const comeOut = async (): Promise<void> => {
    const eating = shown.find(({ eats }) => eats)
    if (eating && shown.every(({ hidden }) => hidden)) await pets.setHidden(eating.id, false)
  }
  const publishGoals = async (): Promise<void> => {
    hub.publish({ type: 'goals.changed', goals: await goals.list() })
  }
  const report = (what: string) => (error: unknown) => log.error(`${what} failed`, error)

  return {
    show,
    showAll,
    news: ({ pet, state, version, goalsMoved }) => {
      const held = shown.find(({ id }) => id === pet)
      if (held) show({ ...held, state, version })
      if (goalsMoved) publishGoals().catch(report('telling the goals'))
    },
    statusChanged: redrawTray,
    refresh: async () => {
      await pets.list().then(showAll, report('reading the pets'))
      await publishGoals().catch(report('telling the goals'))
    },
    trayAction: (action) =>
      void perform(action, parts, { isAnySeen, comeOut, redrawTray }).catch(
        report(`the tray's ${action}`),
      ),
    comeOut,
    close: async () => {
      if (picture) clearTimeout(picture)
      await keepPicture()
    },
  }
}

/** Until when the pet sleeps, in words; null while it does not. */
function sleepWords({ snooze, clock }: ShowcaseParts, { rhythm }: PetSnapshot): string | null {
  const { until } = snooze.read()
  return until && untilWords(Date.parse(until), clock(), calendarFor(rhythm.timeZone))
}

interface TrayHands {
  readonly isAnySeen: () => boolean
  readonly comeOut: () => Promise<void>
  readonly redrawTray: () => void
}

/** Does what was chosen in the tray. */
async function perform(
  action: TrayAction,
  { host, pets, snooze, quit }: ShowcaseParts,
  { isAnySeen, comeOut, redrawTray }: TrayHands,
): Promise<void> {
  switch (action) {
    case 'toggle-pet': {
      const visible = !isAnySeen()
      if (visible) await comeOut()
      host.setPetVisible(visible)
      redrawTray()
      return
    }
    case 'wake':
      await snooze.end()
      return
    case 'snooze-hour':
      await snooze.begin('hour')
      return
    case 'snooze-tomorrow':
      await snooze.begin('tomorrow')
      return
    case 'bring-back':
      await comeOut()
      host.bringPetBack()
      redrawTray()
      return
    case 'feed':
      return pets.care('feed')
    case 'panel':
    case 'settings':
      return host.openWindow(action)
    case 'quit': {
      quit()
      return
    }
    default:
      return assertNever(action, 'tray action')
  }
}

/** Those that are to be seen, the one that eats first. */
export function shownPets(pets: PetList): ShownPet[] {
  return pets
    .filter(({ hidden }) => !hidden)
    .sort((a, b) => Number(b.eats) - Number(a.eats))
    .map(({ id, name }) => ({ id, name }))
}
