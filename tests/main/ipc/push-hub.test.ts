import { describe, expect, test } from 'vitest'
import type { Push } from '../../../src/shared/contract/pushes'
import { createPushHub } from '../../../src/main/ipc/push-hub'

const status = (quarantined: number): Push => ({
  type: 'app.statusChanged',
  status: { database: { state: 'up' }, quarantined, troubles: [] },
})
const ledger = (total: number): Push => ({ type: 'ledger.appended', entries: [], total, xp: 0 })
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
