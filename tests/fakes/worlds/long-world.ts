import { OFFER } from './offer'
import { repository } from './repository'
import { richWorld } from './rich-world'
import type { World } from './world'

const LONG =
  'Reconsider whether the reconciliation of the reconciled reconciliations should be reconciled by the reconciliation service or by its caller, and write down why'
const RIGHT_TO_LEFT = 'תיקון שגיאה בחישוב הלילה שחוצה את חצות, ומדוע היא לא נראתה קודם (نسخة ٢)'
const PICTURES = '👩‍👩‍👧‍👦🏳️‍🌈🧑🏽‍🚀'.repeat(12)
const TITLES = [LONG, RIGHT_TO_LEFT, PICTURES]
const UNBROKEN = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft'

/** Texts of the greatest length everywhere, with and without places to break, in two directions, and in pictures. */
export function longWorld(now: number): World {
  const world = richWorld(now)
  const notes = [...TITLES, UNBROKEN.repeat(3)].map((text, index) => ({
    kind: index === 0 ? ('heading' as const) : ('item' as const),
    text,
  }))
  const folder = `/home/robin/code/${UNBROKEN}/a/rather/deep/place/for/projects-of-the-department`
  return {
    ...world,
    pet: { ...world.pet, name: 'Bartholomew Archibald the Third of Oaks' },
    entries: world.entries.map((entry, index) => ({
      ...entry,
      ...(entry.title !== undefined && { title: TITLES[index % 4] ?? UNBROKEN.repeat(3) }),
      ...(entry.place !== undefined && { place: index % 3 === 0 ? UNBROKEN : `${LONG}.git` }),
      effect: {
        ...entry.effect,
        ...(entry.effect.goals && {
          goals: entry.effect.goals.map((goal) => ({ ...goal, name: LONG })),
        }),
      },
    })),
    goals: world.goals.map((goal, index) => ({
      ...goal,
      name: TITLES[index] ?? UNBROKEN.repeat(2),
      description: `${LONG}\n\n${UNBROKEN.repeat(2)}`,
      target: index === 2 ? 1_000_000_000 : goal.target,
    })),
    connections: {
      ...world.connections,
      connections: world.connections.connections.map((view, index) => ({
        ...view,
        account: { name: index === 0 ? UNBROKEN : LONG, avatar: null },
        eventsToday: 1_234_567,
        budget: { left: 1_234_567, limit: 15_000_000, resetsAt: null },
        serverUrl: index === 0 ? `https://github.${UNBROKEN.toLowerCase()}.example` : null,
        ...(index === 2 && { state: 'needs-choice' as const }),
      })),
    },
    notionSources: world.notionSources.map((source, index) => ({
      ...source,
      name: TITLES[index] ?? UNBROKEN,
      candidates: source.candidates.map((candidate) => ({
        ...candidate,
        propertyName: index === 0 ? UNBROKEN : LONG,
      })),
    })),
    updates: {
      ...world.updates,
      now: { state: 'available', offer: { ...OFFER, version: `1.0.0-beta.${UNBROKEN}`, notes } },
      news: { version: '0.1.0', notes },
    },
    git: {
      ...world.git,
      folders: [
        { path: folder, origin: 'chosen', state: 'watching', problem: null, repositories: 2 },
      ],
      repositories: [
        repository(`${folder}/${UNBROKEN}`, 1_234_567, now),
        repository(`${folder}/notes`, 1, now, { state: 'failed', problem: `${LONG}. ${UNBROKEN}` }),
      ],
    },
  }
}
