import { CONTRACT, type Route, isRoute } from '@shared/contract/contract'
import type { ConnectionView } from '@shared/contract/connections'
import type { RouteError, RouteResult } from '@shared/contract/errors'
import { PUSH_AUDIENCE, type Push } from '@shared/contract/pushes'
import type { WindowKind } from '@shared/contract/windows'
import { calendarFor } from '@shared/domain/local-day'
import type { ConnectableProvider } from '@shared/domain/provider'
import { changeConnection } from './connection-answers'
import { FakeFailure } from './fake-failure'
import { type FakeEvent, fakeHandlers, viewsOf } from './fake-handlers'
import { petIn, putPet } from './pet-answers'
import { fakeIds } from './worlds/ids'
import { createScorer } from './worlds/score-events'
import type { World } from './worlds/world'

/** An in-memory main, and the strings by which a test pulls it. */
export interface FakeMain {
  readonly world: World
  /** Every request that reached it. */
  readonly requests: { readonly route: string; readonly input: unknown }[]
  request(window: WindowKind, route: string, input: unknown): Promise<RouteResult<unknown>>
  listen(window: WindowKind, listener: (push: Push) => void): () => void
  push(push: Push): void
  /** Something happens in the world: it is scored by the app's own rules, and everybody is told. */
  emit(event: FakeEvent): void
  /** A connection is otherwise from now on, and everybody is told. */
  changeConnection(provider: ConnectableProvider, change: Partial<ConnectionView>): void
  /** Answers to this route wait until they are released. */
  hold(route: Route): void
  release(route: Route): void
  /** The route fails from now on; null mends it. */
  fail(route: Route, error: RouteError | null): void
}

/** Makes a main out of a world. It checks what it is sent and what it answers by the contract, as the real one does. */
export function createFakeMain(world: World): FakeMain {
  const listeners = new Set<{ window: WindowKind; tell: (push: Push) => void }>()
  const held = new Map<Route, (() => void)[]>()
  const failing = new Map<Route, RouteError>()
  const requests: FakeMain['requests'] = []
  let eventsMade = 500_000

  const push = (message: Push): void => {
    for (const { window, tell } of listeners)
      if (PUSH_AUDIENCE[message.type].includes(window)) tell(message)
  }

  const emit = ({ ago = 0, value = 1, source = 'git', pet: id, ...event }: FakeEvent): void => {
    const pet = petIn(world, id)
    const { rhythm, state, version } = pet
    const calendar = calendarFor(rhythm.timeZone)
    const scorer = createScorer(
      state,
      { calendar, night: rhythm.night, pauses: rhythm.pauses ?? [] },
      version,
    )
    const occurredAt = new Date(Date.now() - ago).toISOString()
    const goalsBefore = viewsOf(world)
    const scored = scorer.score(
      { ...event, pet: pet.id, value, source, occurredAt, id: fakeIds.event(++eventsMade) },
      [],
    )
    world.entries = [scored, ...world.entries]
    const goals = viewsOf(world)
    const moves = goals.flatMap(({ id, name, current, target }) => {
      const from = goalsBefore.find((goal) => goal.id === id)?.current ?? 0
      const completed = from < target && current >= target
      return from === current ? [] : [{ id, name, from, to: current, target, completed }]
    })
    const entry =
      moves.length > 0 ? { ...scored, effect: { ...scored.effect, goals: moves } } : scored
    world.entries = [entry, ...world.entries.slice(1)].sort(
      (a, b) => Date.parse(b.occurredAt) - Date.parse(a.occurredAt),
    )
    putPet(world, push, { ...pet, version: scorer.version(), state: scorer.state() })
    push({
      type: 'ledger.appended',
      pet: pet.id,
      entries: [entry],
      total: 1,
      xp: entry.effect.xp,
    })
    push({ type: 'goals.changed', goals })
  }

  const handlers = fakeHandlers({ world, push, emit })

  const answer = (window: WindowKind, name: string, input: unknown): unknown => {
    if (!isRoute(name)) throw new FakeFailure({ code: 'UNKNOWN_ROUTE', message: name })
    const { windows, input: schema, output } = CONTRACT[name]
    if (!windows.some((allowed) => allowed === window))
      throw new FakeFailure({ code: 'NOT_ALLOWED', message: `${window} may not call ${name}.` })
    const failure = failing.get(name)
    if (failure) throw new FakeFailure(failure)
    const parsed = schema.safeParse(input)
    if (!parsed.success)
      throw new FakeFailure({
        code: 'BAD_INPUT',
        message: parsed.error.issues[0]?.message ?? '',
        details: parsed.error.issues.map(({ path, message }) => ({
          path: path.join('.'),
          message,
        })),
      })
    const handler = handlers[name] as (input: unknown) => unknown
    return output.parse(handler(parsed.data))
  }

  return {
    world,
    requests,
    push,
    emit,
    changeConnection: (provider, change) => {
      changeConnection(world, push, provider, change)
    },
    request: async (window, route, input) => {
      requests.push({ route, input })
      let result: RouteResult<unknown>
      try {
        // Through JSON, as every real line carries it.
        const data = answer(window, route, input)
        result = {
          ok: true,
          data: data === undefined ? undefined : JSON.parse(JSON.stringify(data)),
        }
      } catch (error) {
        if (!(error instanceof FakeFailure)) throw error
        result = { ok: false, error: error.error }
      }
      const waiting = isRoute(route) ? held.get(route) : undefined
      if (waiting) await new Promise<void>((resolve) => waiting.push(resolve))
      return result
    },
    listen: (window, tell) => {
      const member = { window, tell }
      listeners.add(member)
      return () => void listeners.delete(member)
    },
    hold: (route) => void held.set(route, held.get(route) ?? []),
    release: (route) => {
      held.get(route)?.forEach((resolve) => resolve())
      held.delete(route)
    },
    fail: (route, error) => {
      if (error) failing.set(route, error)
      else failing.delete(route)
    },
  }
}
