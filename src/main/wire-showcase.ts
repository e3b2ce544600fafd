import type { PetList, PetSnapshot } from '@shared/contract/pet'
import type { PetId } from '@shared/domain/ids'
import type { Clock } from './clock'
import type { Host, ShownPet } from './host/host'
import type { GoalPorts } from './ipc/handlers/goals'
import type { PushHub } from './ipc/push-hub'
import type { Log } from './log'
import { writeBootSnapshot } from './pets/boot-snapshot'
import { type PetService, nowOf } from './wire-pet'
import type { ScoredNews } from './wire-publishing'
import type { Tray } from './wire-tray'

export interface ShowcaseParts {
  readonly host: Host
  readonly hub: PushHub
  readonly dataFolder: string
  readonly pets: PetService
  readonly goals: GoalPorts
  readonly tray: Tray
  readonly clock: Clock
  readonly log: Log
}

/** Everywhere the pets are seen: their windows, the tray, and the picture kept for the next start. */
export interface Showcase {
  /** One of the pets is otherwise than it was; one that lives here no more is not shown. */
  show(pet: PetSnapshot): void
  /** These are all pets there are. */
  showAll(pets: PetList): void
  /** The one that eats, as it is shown; null before there is one. */
  eating(): PetSnapshot | null
  /** What a pet is called; null for one that is not shown here. */
  called(pet: PetId): string | null
  /** A batch was scored here. */
  news(news: ScoredNews): void
  /** Looks whether something else has changed the pets: another device, the hour, the settings. */
  refresh(): Promise<void>
  /** Names of those that are to be seen on the screen; none where all are hidden. */
  seen(): readonly string[]
  /** Somebody wants to see a pet: where all are hidden, the one that eats is so no more. */
  comeOut(): Promise<void>
  /** Keeps the last picture. */
  close(): Promise<void>
}

/** The picture for the next start need not be newer than this. */
const PICTURE_MS = 2_000

/** Opens the showcase, empty until the first `show` or `refresh`. */
export function openShowcase(parts: ShowcaseParts): Showcase {
  const { host, hub, pets, goals, tray, clock } = parts
  const log = parts.log.for('showcase')
  let shown: PetList = []
  const drawn = { looks: new Map<PetId, string>(), pets: '', places: '' }
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
    const eating = pets.find(({ eats }) => eats)
    if (eating) tray.show(eating)
  }
  const show = (pet: PetSnapshot): void => {
    if (shown.some(({ id }) => id === pet.id))
      showAll(shown.map((held) => (held.id === pet.id ? pet : held)))
  }
  const publishGoals = async (): Promise<void> => {
    hub.publish({ type: 'goals.changed', goals: await goals.list() })
  }
  const report = (what: string) => (error: unknown) => log.error(`${what} failed`, error)

  return {
    show,
    showAll,
    eating: () => shown.find(({ eats }) => eats) ?? null,
    called: (pet) => shown.find(({ id }) => id === pet)?.name ?? null,
    news: ({ pet, state, version, goalsMoved }) => {
      const held = shown.find(({ id }) => id === pet)
      if (held) show({ ...held, state, version })
      if (goalsMoved) publishGoals().catch(report('telling the goals'))
    },
    refresh: async () => {
      await pets.list().then(showAll, report('reading the pets'))
      await publishGoals().catch(report('telling the goals'))
    },
    seen: () => shownPets(shown).map(({ name }) => name),
    comeOut: async () => {
      const eating = shown.find(({ eats }) => eats)
      if (eating && shown.every(({ hidden }) => hidden)) await pets.setHidden(eating.id, false)
    },
    close: async () => {
      if (picture) clearTimeout(picture)
      await keepPicture()
    },
  }
}

/** Those that are to be seen, the one that eats first. */
export function shownPets(pets: PetList): ShownPet[] {
  return pets
    .filter(({ hidden }) => !hidden)
    .sort((a, b) => Number(b.eats) - Number(a.eats))
    .map(({ id, name }) => ({ id, name }))
}
