import { describe, expect, it } from 'vitest'
import { leastDistance } from '@shared/body/neighbour'
import type { Push } from '@shared/contract/pushes'
import { type PetId, petIdSchema } from '@shared/domain/ids'
import type { FakeBrowserWindow } from '../../../fakes/electron/browser-window'
import { bodyOf, listen, openPage } from './page'
import { type Rig, startRig } from './rig'

const EMBER = petIdSchema.parse('01980000-0000-7000-8000-000000000001')
const PLIP = petIdSchema.parse('01980000-0000-7000-8000-000000000002')
const BOTH = [
  { id: EMBER, name: 'Ember' },
  { id: PLIP, name: 'Plip' },
]

async function withPets(pets = BOTH, options: Parameters<typeof startRig>[0] = {}): Promise<Rig> {
  const rig = await startRig(options)
  rig.host.setPets(pets)
  await rig.settle()
  return rig
}

const windowOf = (rig: Rig, pet: PetId): FakeBrowserWindow => {
  const found = rig
    .living('pet')
    .find(({ webContents }) => webContents.getURL().endsWith(`?pet=${pet}`))
  if (!found) throw new Error(`there is no window of ${pet}`)
  return found
}
const pageOf = (rig: Rig, pet: PetId) => openPage(rig.electron, windowOf(rig, pet), 'pet')
const middleOf = (window: FakeBrowserWindow): number => {
  const { x, width } = window.getBounds()
  return x + width / 2
}

describe('several pets', () => {
  it('have a window each, shown beside each other; the one that stood ready for anybody is gone', async () => {
    const rig = await withPets()
    expect(rig.living('pet')).toHaveLength(2)
    const [ember, plip] = [windowOf(rig, EMBER), windowOf(rig, PLIP)]
    for (const window of [ember, plip]) {
      expect(window.isVisible()).toBe(true)
      expect(window.did.shown).toEqual(['inactive'])
    }
    const apart = Math.abs(middleOf(ember) - middleOf(plip))
    expect(apart).toBeGreaterThanOrEqual(leastDistance({ half: 72 }, { half: 72 }))
    expect(rig.time.pending(), 'at rest there is no timer').toBe(0)
  })

  it('come and go as they are adopted, hidden and let go', async () => {
    const rig = await withPets(BOTH.slice(0, 1))
    const ember = windowOf(rig, EMBER)
    rig.host.setPets(BOTH)
    await rig.settle()
    expect(windowOf(rig, PLIP).isVisible()).toBe(true)
    rig.host.setPets(BOTH.slice(1))
    await rig.settle()
    expect(ember.isDestroyed()).toBe(true)
    expect(rig.living('pet')).toEqual([windowOf(rig, PLIP)])
    rig.host.setPets([])
    expect(rig.living('pet')).toEqual([])
    expect(rig.host.isPetVisible()).toBe(false)
  })

  it('are hidden and shown together; who comes while they are hidden comes hidden', async () => {
    const rig = await withPets(BOTH.slice(0, 1))
    rig.host.setPetVisible(false)
    rig.host.setPets(BOTH)
    await rig.settle()
    expect(rig.living('pet').some((window) => window.isVisible())).toBe(false)
    rig.host.setPetVisible(true)
    await rig.settle()
    expect(rig.living('pet').filter((window) => window.isVisible())).toHaveLength(2)
  })

  it('that come in while the screen is locked are not seen before it is unlocked', async () => {
    const rig = await withPets(BOTH.slice(0, 1))
    rig.electron.powerMonitor.lock()
    rig.host.setPets(BOTH)
    await rig.settle()
    expect(rig.living('pet').map((window) => window.isVisible())).toEqual([false, false])
    rig.electron.powerMonitor.unlock()
    expect(rig.living('pet').map((window) => window.isVisible())).toEqual([true, true])
  })

  it('are all brought back, also who comes later, whatever the system forgot to tell', async () => {
    const rig = await withPets(BOTH.slice(0, 1))
    rig.electron.powerMonitor.lock()
    rig.host.bringPetBack()
    rig.host.setPets(BOTH)
    await rig.settle()
    expect(rig.living('pet').filter((window) => window.isVisible())).toHaveLength(2)
  })

  it('speak each for itself: main is told whose window asks, and hears only of that pet', async () => {
    const rig = await withPets()
    const [ember, plip] = [await pageOf(rig, EMBER), await pageOf(rig, PLIP)]
    await ember.bridge.request('pet.care', { action: 'feed' })
    await plip.bridge.request('pet.care', { action: 'feed', pet: EMBER })
    expect(rig.ports.heard.requests.map(({ pet }) => pet)).toEqual([EMBER, PLIP])
    const heard = [listen(ember.bridge), listen(plip.bridge)]
    const push: Push = { type: 'ledger.appended', pet: PLIP, entries: [], total: 1, xp: 2 }
    rig.ports.publish(push)
    expect(heard).toEqual([[], [push]])
  })

  it('are moved each by its own page', async () => {
    const rig = await withPets()
    const [ember, plip] = [windowOf(rig, EMBER), windowOf(rig, PLIP)]
    const before = ember.getBounds()
    bodyOf(await pageOf(rig, PLIP)).tell({ type: 'nudge', x: -64, y: 0 })
    expect(ember.getBounds()).toEqual(before)
    expect(plip.did.bounds.length).toBeGreaterThan(0)
  })

  it('greet each other where one comes to the other, unless that one sleeps', async () => {
    const rig = await withPets()
    const [ember, plip] = [await pageOf(rig, EMBER), await pageOf(rig, PLIP)].map(bodyOf)
    const meetings: number[] = []
    plip!.onPose(({ met = 0 }) => void meetings.push(met))
    // They have met as they came in.
    rig.time.pass(100_000)
    plip!.tell({ type: 'aloof', aloof: true })
    ember!.tell({ type: 'nudge', x: 1, y: 0 })
    ember!.tell({ type: 'nudge', x: -1, y: 0 })
    expect(meetings, 'it sleeps on, and does not turn').toEqual([])
    plip!.tell({ type: 'aloof', aloof: false })
    ember!.tell({ type: 'nudge', x: 1, y: 0 })
    expect(meetings).toHaveLength(1)
  })

  /** Under load, the page of the second could be up first: it took the corner, and after a restart both stood elsewhere. */
  it('have their places in their order, whichever page is up first', async () => {
    const usual = await withPets()
    const places = [EMBER, PLIP].map((pet) => windowOf(usual, pet).getBounds())
    await usual.host.stop()
    const rig = await startRig({
      before: ({ protocol }) => {
        const load = protocol.load.bind(protocol)
        // The first page takes as long as it takes the second to be seen.
        protocol.load = async (url, method) => {
          const response = await load(url, method)
          if (url.endsWith(EMBER))
            await expect.poll(() => windowOf(rig, PLIP).isVisible()).toBe(true)
          return response
        }
      },
    })
    rig.host.setPets(BOTH)
    await rig.settle()
    expect([EMBER, PLIP].map((pet) => windowOf(rig, pet).getBounds())).toEqual(places)
  })

  it('are each where they were left, after a restart', async () => {
    const before = await withPets()
    const body = bodyOf(await pageOf(before, PLIP))
    for (let step = 0; step < 10; step += 1) {
      before.time.pass(100)
      body.tell({ type: 'nudge', x: -64, y: -20 })
    }
    const places = [EMBER, PLIP].map((pet) => windowOf(before, pet).getBounds())
    await before.host.stop()
    const after = await withPets(BOTH, { folders: before.folders })
    expect([EMBER, PLIP].map((pet) => windowOf(after, pet).getBounds())).toEqual(places)
  })

  it('come back one by one when their pages die', async () => {
    const rig = await withPets()
    windowOf(rig, PLIP).webContents.crash()
    expect(rig.living('pet')).toEqual([windowOf(rig, EMBER)])
    rig.time.pass(60_000)
    await rig.settle()
    expect(windowOf(rig, PLIP).isVisible()).toBe(true)
  })
})
