import { describe, expect, test } from 'vitest'
import {
  CONTRACT,
  MAX_REQUEST_BYTES,
  type Route,
  isRoute,
} from '../../../src/shared/contract/contract'
import { WINDOW_KINDS } from '../../../src/shared/contract/windows'
import { Failure } from '../../../src/main/failure'
import type { Handlers } from '../../../src/main/ipc/handlers'
import { appHandlers } from '../../../src/main/ipc/handlers/app'
import { createRouter, routesOf } from '../../../src/main/ipc/router'
import { silentLog } from '../../../src/main/log'
import { contractHandlers } from '../../fixtures/contract-handlers'

const ANYTHING: unknown = expect.anything()
const ROUTES = Object.keys(CONTRACT).filter(isRoute)

function router(overrides: Partial<Handlers> = {}, log = silentLog) {
  return createRouter({
    early: {},
    handlers: Promise.resolve({ ...contractHandlers(), ...overrides }),
    log,
  })
}

/** A window that may call the route. */
const windowFor = (route: Route) => CONTRACT[route].windows[0]

describe.each(ROUTES)('%s', (route) => {
  const allowed = WINDOW_KINDS.filter((kind) =>
    CONTRACT[route].windows.some((name) => name === kind),
  )
  const others = WINDOW_KINDS.filter((kind) => !allowed.includes(kind))

  test('is open to some window', () => {
    expect(allowed).not.toHaveLength(0)
  })

  test('refuses every window it does not name', async () => {
    for (const window of others) {
      expect(await router()(window, route, undefined)).toMatchObject({
        ok: false,
        error: { code: 'NOT_ALLOWED' },
      })
    }
  })

  test.each([[[1, 2]], ['text'], [7], [{ nobody: 'knows' }], [null], [true]])(
    'refuses a body that is not its own: %j',
    async (body) => {
      const accepts = CONTRACT[route].input.safeParse(body).success
      const result = await router()(windowFor(route), route, body)
      if (accepts) expect(result.ok).toBe(true)
      else
        expect(result).toMatchObject({
          ok: false,
          error: { code: 'BAD_INPUT', details: ANYTHING },
        })
    },
  )

  test('refuses an oversize body before looking at it', async () => {
    const body = { name: 'x'.repeat(MAX_REQUEST_BYTES) }
    expect(await router()(windowFor(route), route, body)).toMatchObject({
      ok: false,
      error: { code: 'TOO_LARGE' },
    })
  })

  test('does not leak what broke inside', async () => {
    const broken = { [route]: () => Promise.reject(new Error('password=geheim')) }
    const result = await router(broken)(windowFor(route), route, goodInputs[route])
    expect(result).toMatchObject({ ok: false, error: { code: 'INTERNAL' } })
    expect(JSON.stringify(result)).not.toContain('geheim')
  })

  test('says an expected failure as it is', async () => {
    const failing = {
      [route]: () => Promise.reject(new Failure('CONFLICT', 'Somebody was here before.')),
    }
    expect(await router(failing)(windowFor(route), route, goodInputs[route])).toEqual({
      ok: false,
      error: { code: 'CONFLICT', message: 'Somebody was here before.' },
    })
  })

  test('answers a good request', async () => {
    expect(await router()(windowFor(route), route, goodInputs[route])).toMatchObject({ ok: true })
  })
})

describe('createRouter()', () => {
  test.each(['nothing', '', '__proto__', 'toString', 'pet.get '])(
    'refuses a route that is none: %j',
    async (name) => {
      expect(await router()('panel', name, undefined)).toMatchObject({
        ok: false,
        error: { code: 'UNKNOWN_ROUTE' },
      })
    },
  )

  test('takes out of an answer what the contract does not mention, so that no column slips through', async () => {
    const pet = await contractHandlers()['pet.get'](undefined, { window: 'pet' })
    const leaky = { 'pet.get': () => Promise.resolve({ ...pet, hashed_password: 'geheim' }) }
    const result = await router(leaky)('pet', 'pet.get', undefined)
    expect(result).toMatchObject({ ok: true })
    expect(JSON.stringify(result)).not.toContain('geheim')
  })

  test('a body that cannot be written as JSON is refused, not thrown over', async () => {
    const cycle: Record<string, unknown> = {}
    cycle['self'] = cycle
    expect(await router()('panel', 'goals.create', cycle)).toMatchObject({
      ok: false,
      error: { code: 'TOO_LARGE' },
    })
  })

  test('a body that trips the validator itself cannot be read, and is no trouble of ours', async () => {
    // Where a text of limited length is wanted, the validator compares this with a number, and throws.
    const body = { name: { length: { toString: null, valueOf: null } }, target: 5, unit: 'tasks' }
    expect(await router()('panel', 'goals.create', body)).toEqual({
      ok: false,
      error: {
        code: 'BAD_INPUT',
        message: 'That cannot be read.',
        details: [{ path: '', message: 'That cannot be read.' }],
      },
    })
  })

  test('characters the database cannot keep do not reach it', async () => {
    const names: string[] = []
    const real = contractHandlers()['goals.create']
    const listening: Partial<Handlers> = {
      'goals.create': (input, caller) => {
        names.push(input.name)
        return real(input, caller)
      },
    }
    await router(listening)('panel', 'goals.create', {
      name: 'Em\0ber \ud83d 😀',
      target: 5,
      unit: 'commits/week',
    })
    expect(names).toEqual(['Em\ufffdber \ufffd 😀'])
  })

  test.each([
    [{ window: 'settings', page: 'data' }, ['settings', 'data']],
    [{ window: 'settings' }, ['settings', undefined]],
    [{ window: 'pet' }, ['pet', undefined]],
    [{ window: 'settings', page: 'secrets' }, null],
  ])('a window is opened at a page of the settings, or at none: %j', async (body, opened) => {
    const asked: unknown[] = []
    const opening = appHandlers({
      about: () => Promise.reject(new Error('nobody asks')),
      status: () => ({ database: { state: 'up' }, quarantined: 0, troubles: [] }),
      userIdleMs: () => null,
      openWindow: (window, page) => {
        asked.push([window, page])
        return Promise.resolve()
      },
    })
    expect(await router(opening)('panel', 'app.openWindow', body)).toMatchObject({
      ok: opened !== null,
    })
    expect(asked).toEqual(opened === null ? [] : [opened])
  })

  test('a lost database is said in words that calm', async () => {
    const away = {
      'goals.list': () =>
        Promise.reject(Object.assign(new Error('connect'), { code: 'ECONNREFUSED' })),
    }
    expect(await router(away)('panel', 'goals.list', undefined)).toMatchObject({
      ok: false,
      error: { code: 'DATABASE_UNAVAILABLE' },
    })
  })

  test('requests made before the app is up wait for it, except what the pet is painted from', async () => {
    let open: (handlers: Handlers) => void = () => undefined
    const handlers = new Promise<Handlers>((resolve) => (open = resolve))
    const real = contractHandlers()
    const early = { 'pet.get': real['pet.get'] }
    const starting = createRouter({ early, handlers, log: silentLog })
    expect(await starting('pet', 'pet.get', undefined)).toMatchObject({ ok: true })
    let answered = false
    const waiting = starting('panel', 'goals.list', undefined).then((result) => {
      answered = true
      return result
    })
    await starting('pet', 'pet.get', undefined)
    expect(answered).toBe(false)
    open(real)
    expect(await waiting).toMatchObject({ ok: true })
  })
})

test('routesOf() lists for each window what it may call: the pet can neither edit goals nor see folders', () => {
  expect(routesOf('pet')).toEqual(expect.arrayContaining(['pet.get', 'pet.care']))
  expect(routesOf('pet').some((route) => /^(goals|git)\./.test(route))).toBe(false)
  expect(routesOf('settings')).not.toContain('goals.delete')
})

const GOAL = '01980000-0000-7000-8000-000000000001'
const UPLOAD = 'b8f5c1f2-55a4-4f0e-9d57-8e9f1c9a7d10'
const draft = { name: 'Ship', target: 10, unit: 'commits/week' }

/** For each route a body it accepts. */
const goodInputs: Readonly<Record<Route, unknown>> = {
  'app.status': undefined,
  'app.about': undefined,
  'app.userIdle': undefined,
  'app.openWindow': { window: 'settings', page: 'connections' },
  'pet.get': undefined,
  'pet.care': { action: 'feed' },
  'pet.rename': { name: 'Maple' },
  'pet.list': undefined,
  'pet.adopt': { name: 'Plip', species: 'slime', color: 'mint' },
  'pet.letEat': { pet: GOAL },
  'pet.setHidden': { pet: GOAL, hidden: true },
  'pet.letGo': { pet: GOAL },
  'pet.takeBack': { pet: GOAL },
  'ledger.list': {},
  'ledger.activity': { days: 7 },
  'goals.list': undefined,
  'goals.create': draft,
  'goals.update': { ...draft, id: GOAL },
  'goals.delete': { id: GOAL },
  'goals.restore': { id: GOAL },
  'git.overview': undefined,
  'git.addFolder': { path: '/somewhere' },
  'git.removeFolder': { path: '/somewhere' },
  'git.setAliases': { emails: ['me@example.org'] },
  'git.setPaused': { paused: true },
  'git.rescan': undefined,
  'git.listFolders': {},
  'connections.list': undefined,
  'connections.connect': { provider: 'github' },
  'connections.pasteToken': { provider: 'notion', token: 'ntn_example' },
  'connections.cancel': { provider: 'github' },
  'connections.openAgain': { provider: 'fitbit' },
  'connections.setPaused': { provider: 'github', paused: true },
  'connections.fetchNow': { provider: 'github' },
  'connections.disconnect': { provider: 'github', history: 'keep' },
  'connections.saveClient': { provider: 'github', clientId: 'Iv1.example' },
  'connections.setWebhookSecret': { provider: 'github', secret: null },
  'connections.allowWeakVault': { allowed: false },
  'connections.notionSources': undefined,
  'connections.chooseNotionSources': { choices: [] },
  'pet.setColor': { color: 'plum' },
  'pet.story': undefined,
  'account.get': undefined,
  'account.setDisplayName': { displayName: 'Robin' },
  'account.setSignIn': {
    email: 'robin@example.org',
    password: 'a long enough one',
    currentPassword: null,
  },
  'account.signIn': { email: 'robin@example.org', password: 'a long enough one' },
  'account.signOut': undefined,
  'data.get': undefined,
  'data.backUpNow': undefined,
  'data.export': undefined,
  'data.inspectImport': { path: '/somewhere/familiar.jsonl.gz' },
  'data.import': { path: '/somewhere/familiar.jsonl.gz' },
  'data.quarantine': undefined,
  'data.retryQuarantine': undefined,
  'doctor.look': undefined,
  'doctor.openLogs': undefined,
  'desktop.get': undefined,
  'desktop.setStartAtLogin': { on: true },
  'focus.get': undefined,
  'focus.start': { minutes: 25 },
  'focus.stop': undefined,
  'settings.get': undefined,
  'snooze.get': undefined,
  'snooze.begin': { length: 'tomorrow' },
  'snooze.end': undefined,
  'species.list': undefined,
  'species.beginUpload': undefined,
  'species.sendPart': { upload: UPLOAD, path: 'pet.json', offset: 0, data: 'e30=' },
  'species.inspect': { source: { from: 'upload', upload: UPLOAD } },
  'species.stopInspecting': undefined,
  'species.readSheet': { import: UPLOAD, offset: 0 },
  'species.adopt': { import: UPLOAD },
  'species.wear': { id: 'default' },
  'species.remove': { id: 'dewey' },
  'species.restore': { id: 'dewey' },
  'species.export': { id: 'dewey' },
  'updates.get': undefined,
  'updates.check': undefined,
  'updates.download': undefined,
  'updates.install': undefined,
  'updates.setChannel': { channel: 'beta' },
  'updates.setByItself': { byItself: 'nothing' },
  'updates.closeNews': undefined,
  'settings.update': { appearance: 'dark' },
}
