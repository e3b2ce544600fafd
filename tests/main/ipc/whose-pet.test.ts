import { describe, expect, test } from 'vitest'
import type { Route } from '../../../src/shared/contract/contract'
import { type PetId, petIdSchema } from '../../../src/shared/domain/ids'
import type { Handlers } from '../../../src/main/ipc/handlers'
import { type PetPorts, petHandlers } from '../../../src/main/ipc/handlers/pet'
import { createRouter } from '../../../src/main/ipc/router'
import { silentLog } from '../../../src/main/log'
import { contractHandlers } from '../../fixtures/contract-handlers'

const EMBER = petIdSchema.parse('01980000-0000-7000-8000-000000000001')
const PLIP = petIdSchema.parse('01980000-0000-7000-8000-000000000002')

/** The routes of the pets, and whom each of their requests meant. */
function asking() {
  const meant: (PetId | undefined)[] = []
  const fixed = contractHandlers()
  const snapshot = (pet?: PetId) => {
    meant.push(pet)
    return fixed['pet.get'](undefined, { window: 'pet' })
  }
  const list = (pet: PetId) => {
    meant.push(pet)
    return fixed['pet.list'](undefined, { window: 'settings' })
  }
  const ports: PetPorts = {
    read: snapshot,
    list: () => fixed['pet.list'](undefined, { window: 'settings' }),
    care: (_, pet) => snapshot(pet).then(() => undefined),
    rename: (_, pet) => snapshot(pet),
    setColor: (_, pet) => snapshot(pet),
    story: (pet) => snapshot(pet).then(() => fixed['pet.story'](undefined, { window: 'settings' })),
    adopt: () => fixed['pet.list'](undefined, { window: 'settings' }),
    letEat: list,
    setHidden: list,
    letGo: list,
    takeBack: list,
  }
  const handlers: Handlers = { ...fixed, ...petHandlers(ports) }
  const router = createRouter({ early: {}, handlers: Promise.resolve(handlers), log: silentLog })
  return { meant, router }
}

const INPUTS: readonly (readonly [Route, Readonly<Record<string, unknown>>])[] = [
  ['pet.rename', { name: 'Plop' }],
  ['pet.setColor', { color: 'plum' }],
  ['pet.story', {}],
  ['pet.letEat', {}],
  ['pet.setHidden', { hidden: true }],
  ['pet.letGo', {}],
  ['pet.takeBack', {}],
]

describe('whom a request means', () => {
  test('a window of one pet means that one, and may name no other', async () => {
    const { meant, router } = asking()
    expect(await router('pet', 'pet.care', { action: 'feed' }, PLIP)).toMatchObject({ ok: true })
    expect(await router('pet', 'pet.get', undefined, PLIP)).toMatchObject({ ok: true })
    expect(await router('pet', 'pet.care', { action: 'feed', pet: EMBER }, PLIP)).toMatchObject({
      ok: false,
      error: { code: 'NOT_ALLOWED', message: 'This window speaks for its own pet only.' },
    })
    expect(meant).toEqual([PLIP, PLIP])
  })

  test('a window of all names one, or means the one that eats', async () => {
    const { meant, router } = asking()
    await router('pet', 'pet.care', { action: 'pet', pet: PLIP })
    await router('panel', 'pet.care', { action: 'pet' })
    expect(meant).toEqual([PLIP, undefined])
  })

  test.each(INPUTS)('%s takes the id of a pet, and nothing else for one', async (route, input) => {
    const { meant, router } = asking()
    for (const pet of ['', 'Plip', '01980000-0000-7000-8000', 7, null])
      expect(await router('settings', route, { ...input, pet })).toMatchObject({
        ok: false,
        error: { code: 'BAD_INPUT' },
      })
    expect(meant).toEqual([])
    expect(await router('settings', route, { ...input, pet: PLIP })).toMatchObject({ ok: true })
    expect(meant).toEqual([PLIP])
  })

  test.each(['pet', 'panel'] as const)(
    'the %s changes nothing about who lives here',
    async (window) => {
      const { router } = asking()
      for (const route of ['pet.adopt', 'pet.letEat', 'pet.setHidden', 'pet.letGo', 'pet.takeBack'])
        expect(await router(window, route, { pet: PLIP })).toMatchObject({
          ok: false,
          error: { code: 'NOT_ALLOWED' },
        })
    },
  )
})
