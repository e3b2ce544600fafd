import { createHash } from 'node:crypto'
import { inspect } from 'node:util'
import { expect, it, vi } from 'vitest'
import { CHANNELS } from '@shared/contract/bridge'
import { CONTRACT, type Route, isRoute } from '@shared/contract/contract'
import { goalViewSchema } from '@shared/contract/goals'
import { petListSchema } from '@shared/contract/pet'
import { WINDOW_KINDS, type WindowKind } from '@shared/contract/windows'
import type { FakeBrowserWindow } from '../../../fakes/electron/browser-window'
import { routesOf } from '../../../../src/main/ipc/router'
import type { Lots } from '../../../fixtures/lots'
import { MIGRATIONS } from '../../../fixtures/paths'
import { queryApp } from '../../../fixtures/running-app'
import { seededRandom } from '../../../fixtures/seeded-random'
import { fateOf } from '../../../fixtures/typed-answers'
import { type WildRequest, wildRequests } from '../../../fixtures/wild-requests'
import { type Entry, PATIENCE_MS, enter } from './entry'

/** Of each kind of window, on the real handlers and a real database; `ipc-fuzz.test.ts` has the hundred thousands. */
const REFUSED_CALLS = 1_000
/** How often each request that a window may make is made. */
const ROUNDS = 12
const SEED = Number(process.env['FAMILIAR_SEED'] ?? 20_261_126)

/** Nobody listens there: what would ask a provider is told at once that it cannot. */
const NOWHERE = 'http://127.0.0.1:1'
const PROVIDERS = {
  github: { webUrl: NOWHERE, apiUrl: NOWHERE, clientId: 'a' },
  fitbit: { authorizeUrl: NOWHERE, tokenUrl: NOWHERE, revokeUrl: NOWHERE, apiUrl: NOWHERE },
  notion: { apiUrl: NOWHERE },
  requestTimeoutMs: 1_000,
}

interface House {
  readonly entry: Entry
  readonly ask: (kind: WindowKind, args: readonly unknown[]) => Promise<unknown>
}

/** A whole Familiar with all of its windows open. */
async function settle(): Promise<House> {
  vi.stubEnv('FAMILIAR_PROVIDERS', JSON.stringify(PROVIDERS))
  const entry = await enter({ realApp: true, migrationsFolder: MIGRATIONS, platform: 'linux' })
  const { electron } = entry
  electron.app.becomeReady()
  await vi.waitFor(() => expect(electron.trays.made).toHaveLength(1), PATIENCE_MS)
  await entry.settle()
  const window = (kind: WindowKind): FakeBrowserWindow | undefined =>
    electron.windows.findLast(
      (one) => !one.isDestroyed() && one.webContents.getURL().includes(`/${kind}/`),
    )
  const ask = async (kind: WindowKind, args: readonly unknown[]): Promise<unknown> => {
    const { webContents } = window(kind) ?? (await opened(kind))
    const event = new electron.FakeIpcMainEvent(webContents, webContents.mainFrame)
    return electron.ipcMain.invoke(event, CHANNELS.request, [...args])
  }
  const opened = async (kind: WindowKind): Promise<FakeBrowserWindow> => {
    if (kind === 'panel') electron.app.startSecondInstance()
    else await ask('panel', ['app.openWindow', { window: kind }])
    await entry.settle()
    return vi.waitFor(() => {
      const found = window(kind)
      if (!found) throw new Error(`there is no ${kind}`)
      return found
    }, PATIENCE_MS)
  }
  return { entry, ask }
}

/** Texts by which the requests find something: pets, goals, a folder that is there. */
async function knownIn({ entry, ask }: House): Promise<string[]> {
  const draft = { name: 'Ship', target: 5, unit: 'commits/week' }
  const goal = await ask('panel', ['goals.create', draft])
  const pets = await ask('pet', ['pet.list'])
  const dataOf = (answer: unknown): unknown =>
    typeof answer === 'object' && answer !== null && 'data' in answer ? answer.data : null
  return [
    goalViewSchema.parse(dataOf(goal)).id,
    ...petListSchema.parse(dataOf(pets)).map(({ id }) => id),
    entry.folders.rendererFolder,
  ]
}

/** All that is in the tables, as one text for each. */
async function tables({ folders }: Entry): Promise<Record<string, string>> {
  const names = await queryApp<{ name: string }>(
    folders.dataFolder,
    "select table_name as name from information_schema.tables where table_schema = 'public' order by 1",
  )
  const digests: Record<string, string> = {}
  // One after the other: the built-in server has room for few.
  for (const { name } of names) {
    const rows = await queryApp<{ row: string }>(
      folders.dataFolder,
      `select t::text as row from "${name}" t order by 1`,
    )
    const text = rows.map(({ row }) => row).join('\n')
    digests[name] = `${rows.length} rows, ${createHash('sha256').update(text).digest('hex')}`
  }
  return digests
}

/** Would a window of this kind get through to the handler with it? */
function getsThrough(kind: WindowKind, { args: [route, input] }: WildRequest): boolean {
  if (typeof route !== 'string' || !isRoute(route)) return false
  const { windows, input: schema } = CONTRACT[route]
  if (!windows.some((name) => name === kind)) return false
  try {
    return schema.safeParse(input).success
  } catch {
    return false
  }
}

/** Asks so often what is refused by the contract, and answers with what was answered all the same. */
async function refusals(
  house: House,
  kind: WindowKind,
  next: () => WildRequest,
): Promise<unknown[]> {
  const answered: unknown[] = []
  for (let calls = 0; calls < REFUSED_CALLS;) {
    const request = next()
    if (getsThrough(kind, request)) continue
    calls += 1
    const fate = fateOf(await house.ask(kind, request.args), () => inspect(request.args))
    if (fate === 'answered') answered.push(request.args)
  }
  return answered
}

/** Asks for everything the window may ask, time and again, and answers with what went wrong. */
async function visits(house: House, window: WindowKind, lots: Lots, known: readonly string[]) {
  const problems: string[] = []
  const answered = new Set<Route>()
  for (let round = 0; round < ROUNDS; round += 1)
    for (const route of routesOf(window)) {
      const next = wildRequests({ lots, window, known, routes: [route], wildness: 0.2 })
      let request = next()
      while (request.args[0] !== route || !getsThrough(window, request)) request = next()
      try {
        const fate = fateOf(await house.ask(window, request.args), () => inspect(request.args))
        if (fate === 'answered') answered.add(route)
      } catch (error) {
        problems.push(String(error))
      }
    }
  return { problems, answered }
}

it('the whole of Familiar writes nothing it refuses, breaks at nothing it takes, and is well afterwards', async () => {
  const house = await settle()
  const known = await knownIn(house)
  const lots = seededRandom(SEED)
  for (const kind of WINDOW_KINDS) await house.ask(kind, ['app.status'])

  const before = await tables(house.entry)
  expect(Object.keys(before).length).toBeGreaterThan(10)
  for (const window of WINDOW_KINDS) {
    const next = wildRequests({ lots, window, known, wildness: 1 })
    expect(await refusals(house, window, next), window).toEqual([])
  }
  expect(await tables(house.entry)).toEqual(before)

  for (const window of WINDOW_KINDS) {
    const { problems, answered } = await visits(house, window, lots, known)
    expect.soft(problems, window).toEqual([])
    // The others need a provider, a file or a pet that is not there, and say so.
    expect(answered.size, window).toBeGreaterThan(routesOf(window).length / 2)
  }
  expect(await house.ask('settings', ['app.status'])).toMatchObject({
    ok: true,
    data: { database: { state: 'up' } },
  })
  expect(await house.ask('pet', ['pet.get'])).toMatchObject({ ok: true })
  expect(house.entry.electron.app.did.exitCode).toBeNull()
}, 180_000)
