import { setTimeout as pause } from 'node:timers/promises'
import type { BrowserContext, Page } from 'playwright'

/** What the page's own timers did, counted by the page. */
export interface TimerCount {
  readonly alive: number
  readonly fired: number
  /** How many of them more than a second after they were due. */
  readonly late: number
  /** The longest any of them was late, in ms. */
  readonly latest: number
}

/** Counts timers and frames the page asks for, where they are asked for. */
const COUNT_TIMERS = `(() => {
  const now = performance.now.bind(performance)
  const alive = new Map()
  const count = { fired: 0, late: 0, latest: 0 }
  const set = window.setTimeout.bind(window)
  const clear = window.clearTimeout.bind(window)
  window.setTimeout = (run, ms = 0, ...rest) => {
    const dueAt = now() + ms
    const id = set(() => {
      alive.delete(id)
      count.fired += 1
      const late = now() - dueAt
      count.late += late > 1_000 ? 1 : 0
      count.latest = Math.max(count.latest, late)
      run(...rest)
    }, ms)
    alive.set(id, dueAt)
    return id
  }
  window.clearTimeout = (id) => { alive.delete(id); clear(id) }
  window.familiarTimers = () => ({ alive: alive.size, ...count })
})()`

/** A pet whose clock leaps to its next whim as soon as it is calm, until `familiarLeaps` is false. Tells of each act. */
const SOON_AGAIN = `(() => {
  const now = performance.now.bind(performance)
  let leapt = 0
  performance.now = () => now() + leapt
  window.familiarLeaps = true
  addEventListener('DOMContentLoaded', () => {
    let act = null
    new MutationObserver(() => {
      const { act: present = null } = document.querySelector('canvas[data-act]')?.dataset ?? {}
      if (present === act) return
      if (act === 'walk' || present === 'walk') window.familiarWalks?.(present === 'walk')
      act = present
      window.familiarAct?.(act)
      if (act === 'calm' && familiarLeaps) leapt += 150_000
    }).observe(document.body, { subtree: true, attributeFilter: ['data-act'] })
  })
})()`

/** Lots that leave out nothing for long; with chance alone a rare act can take half an hour to come. */
const LOTS_IN_TURN = `(() => {
  let lot = 0
  Math.random = () => (lot = (lot + (Math.sqrt(5) - 1) / 2) % 1)
})()`

/**
 * A pet whose lots fall on a walk along the floor (`whimFor`, `errandFor`: the second of the six whims of a content pet
 * without work, the first of the errands). With `SOON_AGAIN` only how often it walks changes, not how.
 */
const ALWAYS_A_WALK = 'Math.random = () => 0.22'

/** A sprite of eight frames a second on a canvas of the pet's size, and nothing else: what drawing alone costs. */
const BARE_SPRITE = `<!doctype html><body style="margin:0"><canvas id="c" width="192" height="208"></canvas><script>
  const context = document.getElementById('c').getContext('2d')
  const sheet = new OffscreenCanvas(192 * 8, 208)
  const paint = sheet.getContext('2d')
  for (let i = 0; i < 8; i += 1) {
    paint.fillStyle = 'hsl(' + i * 45 + ' 60% 60%)'
    paint.beginPath()
    paint.ellipse(96 + 192 * i, 104, 60 + i * 3, 80 - i * 3, 0, 0, 7)
    paint.fill()
  }
  let frame = 0
  const draw = () => {
    context.clearRect(0, 0, 192, 208)
    context.drawImage(sheet, 192 * frame, 0, 192, 208, 0, 0, 192, 208)
    frame = (frame + 1) % 8
    setTimeout(draw, 125)
  }
  draw()
</script>`

/** What opening a page costs is not what it costs while it is open: every kind is given this time first. */
const OPENING_MS = 3_000

export async function openBlank(context: BrowserContext): Promise<Page> {
  const page = await context.newPage()
  await page.goto('about:blank')
  await pause(OPENING_MS)
  return page
}

export async function openBareSprite(context: BrowserContext): Promise<Page> {
  const page = await context.newPage()
  await page.setContent(BARE_SPRITE)
  await pause(OPENING_MS)
  return page
}

/** The pet's page once that many pets are on it and calm. */
export async function openCalm(context: BrowserContext, origin: string, pets = 1): Promise<Page> {
  const page = await openPet(context, origin)
  await page.waitForFunction(
    (wanted) => {
      const pets = [...document.querySelectorAll('canvas[data-act]')]
      return (
        pets.length === wanted &&
        pets.every((pet) => /calm|sleep/.test(pet.getAttribute('data-act') ?? ''))
      )
    },
    pets,
    { timeout: 60_000, polling: 250 },
  )
  await pause(OPENING_MS)
  return page
}

/** The pet's page as it is behind another window: the browser says that it is hidden, as it would there. */
export async function openHidden(context: BrowserContext, origin: string): Promise<Page> {
  const page = await openCalm(context, origin)
  await page.evaluate(() => {
    Object.defineProperty(document, 'hidden', { get: () => true })
    Object.defineProperty(document, 'visibilityState', { get: () => 'hidden' })
    document.dispatchEvent(new Event('visibilitychange'))
  })
  await pause(1_000)
  return page
}

/** The pet's page with a pet that walks again soon; tells when a walk begins and ends. */
export async function openWalking(
  context: BrowserContext,
  origin: string,
  onWalk: (walks: boolean) => void,
): Promise<Page> {
  const page = await context.newPage()
  await page.exposeFunction('familiarWalks', onWalk)
  await page.addInitScript(SOON_AGAIN)
  await page.addInitScript(ALWAYS_A_WALK)
  await page.goto(`${origin}/pet`)
  return page
}

/**
 * The pet's page with a pet that has been through all of these acts twice, one after the other: each is compiled, its
 * styles are cached and the masks of its frames are made when it is first seen, and that is no leak. Then it takes its
 * time, for as long as `restMs`: it blinks only while it is calm.
 */
export async function openSeasoned(
  context: BrowserContext,
  origin: string,
  acts: readonly string[],
  { withinMs, restMs }: { withinMs: number; restMs: number },
): Promise<Page> {
  const page = await context.newPage()
  const left = new Map(acts.map((act) => [act, 2]))
  let onAct = (_act: string): void => undefined
  await page.exposeFunction('familiarAct', (act: string) => onAct(act))
  const beenThrough = new Promise<void>((resolve, reject) => {
    const timeout = setTimeout(
      () => reject(new Error(`in all that time it did not go through: ${[...left.keys()].join()}`)),
      withinMs,
    )
    onAct = (act) => {
      const times = left.get(act) ?? 0
      if (times > 1) left.set(act, times - 1)
      else left.delete(act)
      if (left.size > 0) return
      clearTimeout(timeout)
      resolve()
    }
  })
  await page.addInitScript(COUNT_TIMERS)
  await page.addInitScript(SOON_AGAIN)
  await page.addInitScript(LOTS_IN_TURN)
  await page.goto(`${origin}/pet`)
  await beenThrough
  await page.evaluate('familiarLeaps = false')
  await pause(restMs)
  return page
}

async function openPet(context: BrowserContext, origin: string): Promise<Page> {
  const page = await context.newPage()
  await page.addInitScript(COUNT_TIMERS)
  await page.goto(`${origin}/pet`)
  return page
}

/** What the timers of a page opened by `openCalm`, `openHidden` or `openSeasoned` have done so far. */
export function timersOf(page: Page): Promise<TimerCount> {
  return page.evaluate<TimerCount>('familiarTimers()')
}
