import { describe, expect, test } from 'vitest'
import type { Push } from '../../../src/shared/contract/pushes'
import type { PetSnapshot } from '../../../src/shared/contract/pet'
import { type PetId, petIdSchema } from '../../../src/shared/domain/ids'
import { newbornState } from '../../../src/shared/domain/pet-state'
import { createPushHub } from '../../../src/main/ipc/push-hub'

const status = (quarantined: number): Push => ({
  type: 'app.statusChanged',
  status: { database: { state: 'up' }, quarantined, troubles: [] },
})
const EMBER = petIdSchema.parse('01980000-0000-7000-8000-000000000001')
const PLIP = petIdSchema.parse('01980000-0000-7000-8000-000000000002')
const ledger = (total: number, pet = EMBER): Push => ({
  type: 'ledger.appended',
  pet,
  entries: [],
  total,
  xp: 0,
})
const snapshot = (id: PetId, version: number): PetSnapshot => ({
  id,
  name: 'Ember',
  species: 'default',
  version,
  state: newbornState(0, 'amber'),
  rhythm: { timeZone: 'UTC', night: { fromMinutes: 0, toMinutes: 1 }, silences: [] },
  eats: id === EMBER,
  hidden: false,
})
const pet = (id: PetId, version: number): Push => ({
  type: 'pet.changed',
  pet: snapshot(id, version),
})
const goals: Push = { type: 'goals.changed', goals: [] }

function member(hub: ReturnType<typeof createPushHub>, window: 'pet' | 'panel' | 'settings') {
  const heard: Push[] = []
  const subscription = hub.subscribe(window, (push) => heard.push(push))
  return { heard, ...subscription }
}

describe('createPushHub()', () => {
  test('nothing reaches a page before it listens, and nothing of it is lost', () => {
    const hub = createPushHub()
    const panel = member(hub, 'panel')
    hub.publish(ledger(1))
    hub.publish(ledger(2))
    expect(panel.heard).toEqual([])
    panel.ready()
    hub.publish(ledger(3))
    expect(panel.heard).toEqual([ledger(1), ledger(2), ledger(3)])
  })

  test('a page that takes long is told the newest state once, not every state there was', () => {
    const hub = createPushHub()
    const panel = member(hub, 'panel')
    for (let count = 0; count < 500; count += 1) hub.publish(status(count))
    panel.ready()
    expect(panel.heard).toEqual([status(499)])
  })

  test('a page that never listens does not fill the memory', () => {
    const hub = createPushHub()
    const pet = member(hub, 'pet')
    for (let count = 0; count < 10_000; count += 1) hub.publish(ledger(count))
    pet.ready()
    expect(pet.heard).toHaveLength(20)
    expect(pet.heard.at(-1)).toEqual(ledger(9_999))
  })

  test('of several pets each one’s newest state is kept, and nothing of one that has gone', () => {
    const hub = createPushHub()
    hub.publish({ type: 'pets.changed', pets: [snapshot(EMBER, 1), snapshot(PLIP, 1)] })
    for (const version of [2, 3]) for (const id of [EMBER, PLIP]) hub.publish(pet(id, version))
    const first = member(hub, 'pet')
    first.ready()
    expect(first.heard.map(({ type }) => type)).toEqual([
      'pets.changed',
      'pet.changed',
      'pet.changed',
    ])
    expect(first.heard.slice(1)).toEqual([pet(EMBER, 3), pet(PLIP, 3)])
    hub.publish({ type: 'pets.changed', pets: [snapshot(EMBER, 4)] })
    const later = member(hub, 'pet')
    later.ready()
    expect(later.heard).toEqual([{ type: 'pets.changed', pets: [snapshot(EMBER, 4)] }])
  })

  test('a window of one pet hears of no other', () => {
    const hub = createPushHub()
    const heard: Push[] = []
    hub.subscribe('pet', (push) => heard.push(push), PLIP).ready()
    for (const id of [EMBER, PLIP]) hub.publish(pet(id, 2))
    for (const id of [EMBER, PLIP]) hub.publish(ledger(1, id))
    expect(heard).toEqual([pet(PLIP, 2), ledger(1, PLIP)])
  })

  test('windows hear only what concerns them', () => {
    const hub = createPushHub()
    const [pet, panel] = [member(hub, 'pet'), member(hub, 'panel')]
    pet.ready()
    panel.ready()
    hub.publish(goals)
    expect(pet.heard).toEqual([])
    expect(panel.heard).toEqual([goals])
  })

  test('a window that opens later knows how things are', () => {
    const hub = createPushHub()
    hub.publish(status(1))
    hub.publish(status(2))
    hub.publish(ledger(7))
    const pet = member(hub, 'pet')
    pet.ready()
    expect(pet.heard).toEqual([status(2)])
  })

  test('a closed window hears nothing more', () => {
    const hub = createPushHub()
    const panel = member(hub, 'panel')
    panel.ready()
    panel.close()
    hub.publish(goals)
    expect(panel.heard).toEqual([])
  })
})
