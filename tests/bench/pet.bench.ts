import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { BrowserContext, Page } from 'playwright'
import { expect, test } from 'vitest'
import { petListSchema } from '../../src/shared/contract/pet'
import { launchBrowserServer } from '../fixtures/browser'
import { openPageSocket } from '../fixtures/page-socket'
import { startApp } from '../fixtures/running-app'
import { tempFolder } from '../fixtures/temp-folder'
import { growth } from './growth'
import { type Held, heldBy } from './heap'
import {
  openBareSprite,
  openBlank,
  openCalm,
  openHidden,
  openSeasoned,
  openWalking,
  timersOf,
} from './pet-page'
import { cpuSeconds, processTree } from './processes'
import { report } from './report'

const WINDOW_SECONDS = 20
const ROUNDS = 3

/** Walks are short; they are added up until there are this many seconds of them. */
const WALK_SECONDS = 20
/** A pet that has not walked that much by then does not walk. */
const WALKS_WITHIN_MS = 3 * 60_000

/** How long a pet is watched for what it forgets to let go of: half an hour where that is asked for. */
const MINUTES = Number(process.env['FAMILIAR_BENCH_MINUTES'] ?? 2)
const SAMPLES = 30
/** Numbers are kept in an object of their own or not, as V8 likes: what does not add up to one object is no growth. */
const SMALLEST_OBJECT_BYTES = 16
/** What a happy pet without work does, awake and undisturbed. */
const ACTS = ['walk', 'wave', 'sit', 'climb', 'cling', 'peek']
const SEASONING = { withinMs: 15 * 60_000, restMs: 3 * 60_000 }

/** A zone in which it is the early afternoon: a pet that sleeps through the night costs less than one that is awake. */
function afternoon(): string {
  const ahead = 14 - new Date().getUTCHours()
  // In these names the sign is the other way round.
  return ahead === 0 ? 'Etc/GMT' : `Etc/GMT${ahead > 0 ? '-' : '+'}${Math.abs(ahead)}`
}

const KINDS = ['blank', 'bare', 'calm', 'hidden', 'walking', 'two'] as const
type Kind = (typeof KINDS)[number]

test.skipIf(process.platform !== 'linux')(
  'the pet’s page, beside a blank one (measured through /proc, so on Linux only)',
  async () => {
    const folder = await tempFolder()
    const app = startApp(join(folder.path, 'data'), [], { TZ: afternoon() })
    const link = await app.ready
    const origin = new URL(link).origin
    const { browser, pid, close } = await launchBrowserServer()
    const context = await browser.newContext({ viewport: { width: 640, height: 400 } })
    await signInWith(context, link)

    const showCompany = await adoptCompanion(context, origin)
    const used = (): number => cpuSeconds(processTree(pid))
    const costs: Record<Kind, number> = {
      blank: 0,
      bare: 0,
      calm: 0,
      hidden: 0,
      walking: 0,
      two: 0,
    }
    for (let round = 0; round < ROUNDS; round += 1)
      for (const kind of KINDS) costs[kind] += (await cost(kind)) / ROUNDS

    async function cost(kind: Kind): Promise<number> {
      await showCompany(kind === 'two')
      if (kind === 'walking') return walkingCost(context, origin, used)
      const page = await open(kind)
      const timers = kind === 'hidden' ? await timersOf(page) : null
      const before = used()
      await pause(WINDOW_SECONDS * 1000)
      const spent = used() - before
      // Nothing was set to happen, and nothing happened.
      if (timers) expect(await timersOf(page)).toEqual({ ...timers, alive: 0 })
      await page.close()
      return spent
    }

    function open(kind: Exclude<Kind, 'walking'>): Promise<Page> {
      switch (kind) {
        case 'blank':
          return openBlank(context)
        case 'bare':
          return openBareSprite(context)
        case 'calm':
          return openCalm(context, origin)
        case 'two':
          return openCalm(context, origin, 2)
        case 'hidden':
          return openHidden(context, origin)
      }
    }

    await close()
    await app.stop()
    await folder.remove()
    const beside = { atMost: costs.blank + 0.1 }
    report(
      `The pet's page, CPU of the whole browser over ${WINDOW_SECONDS} s (mean of ${ROUNDS})`,
      [
        { what: 'blank page', measured: costs.blank, unit: 's' },
        { what: 'a bare sprite of 8 frames a second', measured: costs.bare, unit: 's' },
        { what: 'calm pet', measured: costs.calm, unit: 's', budget: beside },
        { what: 'hidden pet', measured: costs.hidden, unit: 's', budget: beside },
        {
          what: 'walking pet',
          measured: costs.walking,
          unit: 's',
          budget: { atMost: costs.bare * 2.5 },
        },
        { what: 'two calm pets', measured: costs.two, unit: 's' },
      ],
    )
  },
  20 * 60_000,
)

test.skipIf(process.platform !== 'linux')(
  `the pet's page for ${MINUTES} minutes (measured through /proc, so on Linux only)`,
  async () => {
    const folder = await tempFolder()
    const app = startApp(join(folder.path, 'data'), [], { TZ: afternoon() })
    const link = await app.ready
    const { browser, pid, close } = await launchBrowserServer()
    const context = await browser.newContext({ viewport: { width: 640, height: 400 } })
    await signInWith(context, link)
    const page = await openSeasoned(context, new URL(link).origin, ACTS, SEASONING)
    const timersBefore = await timersOf(page)
    const before = cpuSeconds(processTree(pid))
    const held: Held[] = []
    for (let sample = 0; sample <= SAMPLES; sample += 1) {
      if (sample > 0) await pause((MINUTES * 60_000) / SAMPLES)
      held.push(await heldBy(page))
    }
    const cpu = cpuSeconds(processTree(pid)) - before
    const timers = await timersOf(page)
    const fired = timers.fired - timersBefore.fired
    await close()
    await app.stop()
    await folder.remove()
    const { slope, noise } = growth(held.map(({ objects }) => objects))
    const [first, last] = [held[0]!, held.at(-1)!]
    report(`The pet's page for ${MINUTES} minutes`, [
      {
        what: 'objects of its JavaScript at the start',
        measured: first.objects / 1000,
        unit: 'kB',
      },
      { what: 'at the end', measured: last.objects / 1000, unit: 'kB' },
      {
        what: 'their growth from sample to sample, beside twice its standard error or one object in all',
        measured: slope,
        unit: 'bytes',
        budget: { atMost: Math.max(noise, SMALLEST_OBJECT_BYTES / SAMPLES) },
      },
      { what: 'compiled code at the start', measured: first.code / 1000, unit: 'kB' },
      { what: 'at the end', measured: last.code / 1000, unit: 'kB' },
      {
        what: `nodes, ${first.nodes} at the start`,
        measured: last.nodes,
        unit: '',
        budget: { atMost: first.nodes },
      },
      {
        what: `listeners, ${first.listeners} at the start`,
        measured: last.listeners,
        unit: '',
        budget: { atMost: first.listeners },
      },
      { what: 'timers run', measured: fired, unit: '' },
      {
        what: 'more than a second late, from its opening on',
        measured: timers.late,
        unit: '',
        budget: { atMost: 0 },
      },
      { what: 'the latest', measured: timers.latest, unit: 'ms' },
      {
        what: `CPU of the whole browser per ${WINDOW_SECONDS} s`,
        measured: (cpu / (MINUTES * 60)) * WINDOW_SECONDS,
        unit: 's',
      },
    ])
  },
  MINUTES * 60_000 + SEASONING.withinMs + SEASONING.restMs + 5 * 60_000,
)

async function signInWith(context: BrowserContext, link: string): Promise<void> {
  const page = await context.newPage()
  await page.goto(link)
  await page.waitForURL('**/pet')
  await page.close()
}

/** Adopts a second pet; gives what shows and hides it. */
async function adoptCompanion(
  context: BrowserContext,
  origin: string,
): Promise<(shown: boolean) => Promise<void>> {
  const [cookie] = await context.cookies(origin)
  if (!cookie) throw new Error('the browser is not signed in')
  const visitor = { origin, cookie: `${cookie.name}=${cookie.value}` }
  const socket = await openPageSocket(visitor, 'settings')
  const ask = async (route: string, input: unknown): Promise<unknown> => {
    const result = await socket.request(route, input)
    if (!result.ok) throw new Error(`${route}: ${result.error.message}`)
    return result.data
  }
  const draft = { name: 'Second', species: 'slime', color: 'mint' }
  const pets = petListSchema.parse(await ask('pet.adopt', draft))
  const pet = pets.find(({ eats }) => !eats)?.id
  return async (shown) => {
    await ask('pet.setHidden', { pet, hidden: !shown })
  }
}

/** What walking costs, counted only while the pet walks, for as many seconds as the others are watched. */
async function walkingCost(
  context: BrowserContext,
  origin: string,
  used: () => number,
): Promise<number> {
  let [cpu, seconds] = [0, 0]
  let since: { readonly at: number; readonly used: number } | null = null
  await new Promise<void>((resolve, reject) => {
    const timeout = setTimeout(
      () => reject(new Error(`it walked for ${seconds.toFixed(1)} s only`)),
      WALKS_WITHIN_MS,
    )
    const onWalk = (walks: boolean): void => {
      if (walks) since = { at: performance.now(), used: used() }
      else if (since) {
        cpu += used() - since.used
        seconds += (performance.now() - since.at) / 1000
        since = null
        if (seconds < WALK_SECONDS) return
        clearTimeout(timeout)
        resolve()
      }
    }
    openWalking(context, origin, onWalk).catch(reject)
  })
  for (const page of context.pages()) await page.close()
  return (cpu / seconds) * WINDOW_SECONDS
}
