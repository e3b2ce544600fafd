import type { Page } from '@playwright/test'
import type { LedgerEntry } from '@shared/contract/ledger'
import type { Mood } from '@shared/domain/pet-state'
import { expect } from './open-page'

/** The size of the pet's window under Electron. */
export const PET_WINDOW = { width: 256, height: 352 }

/** An hour and a half after midnight where the pet lives. */
export const NIGHT = new Date('2026-11-19T00:30:00Z')

/** The picture is on its canvas. */
export async function petIsThere(page: Page): Promise<void> {
  await page.locator('#stage[data-animation]').waitFor({ state: 'attached' })
}

/** Somebody asks main from the settings. */
export async function ask(page: Page, route: string, input: unknown): Promise<void> {
  const result = await page.evaluate(
    (asked) => window.fake!.request('settings', asked.route, asked.input),
    { route, input },
  )
  if (!result.ok) throw new Error(result.error.message)
}

/** Another pet comes to live there. Its id. */
export async function adopt(page: Page, name = 'Plip'): Promise<string> {
  await ask(page, 'pet.adopt', { name, species: 'slime', color: 'mint' })
  const id = await page.evaluate(() => window.fake!.world.companions.at(-1)?.id)
  if (id === undefined) throw new Error('nobody came')
  await page.locator(`[data-pet="${id}"] .stage[data-animation]`).waitFor({ state: 'attached' })
  return id
}

/** Waits until the pet plays an animation. */
export async function plays(page: Page, animation: string): Promise<void> {
  await expect(page.locator('#stage')).toHaveAttribute('data-animation', animation)
}

/** What the pet does just now. */
export function actOf(page: Page): Promise<string | undefined> {
  return page.locator('#stage').evaluate((stage) => stage.dataset['act'])
}

/**
 * Lets time that is held pass until the pet has set out on a walk, half a second ago at most: how long it has lived by then
 * is the machine's to say.
 */
export async function untilItWalks(page: Page): Promise<void> {
  for (let steps = 0; steps < 240 && (await actOf(page)) !== 'walk'; steps += 1)
    await page.clock.runFor(500)
  expect(await actOf(page)).toBe('walk')
}

/** Something happens in the fake world. */
export async function emit(page: Page, ...events: readonly FakeEvent[]): Promise<void> {
  await page.evaluate((all) => {
    for (const event of all) window.fake!.emit(event)
  }, events)
}

type FakeEvent = Parameters<NonNullable<Window['fake']>['emit']>[0]

/** Main tells the page of events it has scored. */
export async function append(page: Page, entries: readonly LedgerEntry[]): Promise<void> {
  await page.evaluate((all) => {
    const xp = all.reduce((sum, { effect }) => sum + effect.xp, 0)
    const { pet } = window.fake!.world
    window.fake!.push({
      type: 'ledger.appended',
      pet: pet.id,
      entries: all,
      total: all.length,
      xp,
    })
  }, entries)
}

interface Feelings {
  readonly hunger: number
  readonly energy: number
  /** The mood as stored, from which the one shown follows. */
  readonly mood?: Mood
  readonly color?: string
  /** Its body grows with its level. */
  readonly xp?: number
  readonly hoursAgo?: number
}

/** The pet is told anew by main, feeling like this. */
export async function feel(page: Page, feelings: Feelings): Promise<void> {
  await page.evaluate(({ hunger, energy, mood = 'content', color, xp, hoursAgo = 0 }) => {
    const { pet } = window.fake!.world
    const { traits } = pet.state
    window.fake!.push({
      type: 'pet.changed',
      pet: {
        ...pet,
        state: {
          ...pet.state,
          hunger,
          energy,
          xp: xp ?? pet.state.xp,
          last_update: new Date(Date.now() - hoursAgo * 3_600_000).toISOString(),
          traits: { mood, color: color ?? traits.color },
        },
      },
    })
  }, feelings)
}

/** Requests the page has made of main, by route; one about the pet that eats as one that names nobody. */
export async function requestsOf(page: Page, route: string): Promise<unknown[]> {
  return page.evaluate(
    (wanted) =>
      window
        .fake!.requests.filter((made) => made.route === wanted)
        .map(({ input }) => {
          if (typeof input !== 'object' || input === null || !('pet' in input)) return input
          const { pet, ...rest } = input
          return pet === window.fake!.world.pet.id ? rest : input
        }),
    route,
  )
}

/** Share of the canvas's pixels that are drawn on, and the average colour of those that are opaque. */
export function inkOf(page: Page): Promise<{ share: number; rgb: [number, number, number] }> {
  return page.locator('#stage').evaluate((canvas) => {
    if (!(canvas instanceof HTMLCanvasElement)) throw new Error('The stage is no canvas.')
    const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height)
    let drawn = 0
    const sums: [number, number, number] = [0, 0, 0]
    for (let at = 0; at < data.length; at += 4) {
      if (data[at + 3] !== 255) continue
      drawn += 1
      for (const channel of [0, 1, 2] as const) sums[channel] += data[at + channel] ?? 0
    }
    const [red, green, blue] = sums
    return {
      share: drawn / (data.length / 4),
      rgb: [red / drawn, green / drawn, blue / drawn],
    }
  })
}
