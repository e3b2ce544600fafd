import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import { bodyMessageSchema } from '@shared/contract/body'
import { CHANNELS } from '@shared/contract/bridge'
import { CONTRACT, type Route, isRoute } from '@shared/contract/contract'
import { WINDOW_KINDS, type WindowKind } from '@shared/contract/windows'
import type { Caller, Handlers } from '../../../../src/main/ipc/handlers'
import { createRouter } from '../../../../src/main/ipc/router'
import type { FakeWebContents } from '../../../fakes/electron/web-contents'
import type { FakeWebFrameMain } from '../../../fakes/electron/web-frame-main'
import { contractHandlers } from '../../../fixtures/contract-handlers'
import { type Lots, pick } from '../../../fixtures/lots'
import { seededRandom } from '../../../fixtures/seeded-random'
import { type Fate, fateOf } from '../../../fixtures/typed-answers'
import { wildRequests, wildValues } from '../../../fixtures/wild-requests'
import { type Rig, startRig } from './rig'
import { createTestLog } from './test-log'

/**
 * A hundred thousand requests of each kind of window, through Electron's adapter and the real router. The handlers stand
 * in for the real ones, which are asked some thousands of times in `real-app-fuzz.test.ts`: with a database behind each
 * of these, this would take an hour.
 */
const CALLS = 100_000
const SEED = Number(process.env['FAMILIAR_SEED'] ?? 20_261_126)

interface Reached {
  readonly route: string
  readonly window: WindowKind
}

/** Handlers that answer what is right, and write down that they were reached. */
function noting(reached: Reached[]): Handlers {
  const real: Record<string, unknown> = { ...contractHandlers() }
  for (const [route, handler] of Object.entries(real)) {
    real[route] = (input: unknown, caller: Caller): unknown => {
      reached.push({ route, window: caller.window })
      return typeof handler === 'function'
        ? (Reflect.apply(handler, undefined, [input, caller]) as unknown)
        : undefined
    }
  }
  return real as unknown as Handlers
}

interface Sender {
  readonly contents: FakeWebContents
  readonly frame: FakeWebFrameMain
}

/** Frames that are not the page of a window of ours, in it or elsewhere. */
function strangers({ electron, window }: Rig, kind: WindowKind): Sender[] {
  const { webContents } = window(kind)
  const stranger = new electron.FakeWebContents()
  const url = webContents.getURL()
  return [
    { contents: stranger, frame: stranger.mainFrame },
    { contents: stranger, frame: new electron.FakeWebFrameMain({ url }) },
    {
      contents: webContents,
      frame: new electron.FakeWebFrameMain({ url, parent: webContents.mainFrame }),
    },
    {
      contents: webContents,
      frame: new electron.FakeWebFrameMain({ url: 'https://example.com/' }),
    },
    { contents: webContents, frame: new electron.FakeWebFrameMain({ url: 'file:///etc/passwd' }) },
  ]
}

async function ask({ electron }: Rig, sender: Sender, args: unknown[]): Promise<unknown> {
  const event = new electron.FakeIpcMainEvent(sender.contents, sender.frame)
  return electron.ipcMain.invoke(event, CHANNELS.request, args)
}

async function fuzz(kind: WindowKind, lots: Lots) {
  const rig = await startRig()
  if (kind !== 'pet') await rig.host.openWindow(kind)
  const reached: Reached[] = []
  const log = createTestLog()
  const router = createRouter({ early: {}, handlers: Promise.resolve(noting(reached)), log })
  rig.ports.answer = (route, input) => {
    const request = rig.ports.heard.requests.pop()
    if (request === undefined) throw new Error('nobody asked')
    return router(request.window, route, input, request.pet)
  }
  const { webContents } = rig.window(kind)
  const own: Sender = { contents: webContents, frame: webContents.mainFrame }
  const others = strangers(rig, kind)
  const next = wildRequests({ lots, window: kind })
  const fates = new Map<Fate, number>()
  const routes = new Set<string>()
  for (let call = 0; call < CALLS; call += 1) {
    const { args } = next()
    const sender = lots() < 0.03 ? pick(lots, others) : own
    const before = reached.length
    const fate = fateOf(await ask(rig, sender, args), () => `call ${call}: ${inspect(args)}`)
    fates.set(fate, (fates.get(fate) ?? 0) + 1)
    // Exactly what is answered has got through: nothing that is refused, and nothing of a stranger's.
    const through = reached.length - before
    if (through !== (fate === 'answered' ? 1 : 0))
      throw new Error(`${fate}, ${through} got through`)
    if (sender !== own && fate !== 'NOT_ALLOWED') throw new Error(`a stranger got ${fate}`)
    for (const { route, window } of reached.splice(0)) {
      routes.add(route)
      if (window !== kind) throw new Error(`${kind} passed for ${window}`)
    }
  }
  return { rig, own, fates, routes, log }
}

const MESSAGES = 10_000

describe.each(WINDOW_KINDS)('wild messages about the body, of a %s', (kind) => {
  it('move nothing but the pet’s own window, and that only in whole pixels and by what can be read', async () => {
    const rig = await startRig()
    if (kind !== 'pet') await rig.host.openWindow(kind)
    const lots = seededRandom(SEED)
    const { webContents } = rig.window(kind)
    const pet = rig.window('pet')
    const before = pet.did.bounds.length
    const next = wildValues(bodyMessageSchema, lots)
    for (let message = 0; message < MESSAGES; message += 1) {
      const event = new rig.electron.FakeIpcMainEvent(webContents, webContents.mainFrame)
      const channel = pick(lots, [CHANNELS.body, CHANNELS.body, CHANNELS.ready])
      const args = lots() < 0.9 ? [next()] : [next(), next()]
      rig.electron.ipcMain.receive(event, channel, args)
      if (message % 50 === 0) rig.time.pass(100)
    }
    expect(rig.log.lines.length).toBeLessThan(150)
    if (kind !== 'pet') expect(pet.did.bounds.length).toBe(before)
    else expect(pet.did.bounds.length).toBeGreaterThan(before)
    expect(pet.isDestroyed()).toBe(false)
  })
})

describe.each(WINDOW_KINDS)('a hundred thousand requests of a wild %s', (kind) => {
  it('end in typed answers, reach nothing that is not for it, and leave main well', async () => {
    const { rig, own, fates, routes, log } = await fuzz(kind, seededRandom(SEED))
    const allowed = new Set<Route>(
      Object.keys(CONTRACT)
        .filter(isRoute)
        .filter((route) => CONTRACT[route].windows.some((name) => name === kind)),
    )
    // What is refused by validation is no test of the list: nearly all that is allowed has been reached as well.
    expect([...routes].filter((route) => !isRoute(route) || !allowed.has(route))).toEqual([])
    expect([...allowed].filter((route) => !routes.has(route))).toEqual([])
    for (const fate of [
      'answered',
      'BAD_INPUT',
      'UNKNOWN_ROUTE',
      'NOT_ALLOWED',
      'TOO_LARGE',
    ] as const)
      expect(fates.get(fate) ?? 0, fate).toBeGreaterThan(50)
    expect(log.lines).toEqual([])
    expect(rig.log.lines.length, 'the log is not filled by it').toBeLessThan(150)
    expect(await ask(rig, own, ['app.status'])).toMatchObject({ ok: true })
  })
})
