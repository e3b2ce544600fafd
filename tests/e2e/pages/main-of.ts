import type { Page } from '@playwright/test'
import type { Route } from '@shared/contract/contract'
import type { ConnectionView } from '@shared/contract/connections'
import type { RouteError } from '@shared/contract/errors'
import type { Push } from '@shared/contract/pushes'
import type { Settings } from '@shared/contract/settings'
import type { ConnectableProvider } from '@shared/domain/provider'
import type { FakeEvent } from '../../fakes/fake-handlers'

/** The strings by which a test pulls the main of a page. */
export interface MainOfPage {
  /** Something happens in the world, and everybody is told. */
  readonly emit: (event: FakeEvent) => Promise<void>
  readonly push: (push: Push) => Promise<void>
  /** A connection is otherwise from now on, and everybody is told. */
  readonly connection: (
    provider: ConnectableProvider,
    change: Partial<ConnectionView>,
  ) => Promise<void>
  readonly fail: (route: Route, error: RouteError | null) => Promise<void>
  readonly hold: (route: Route) => Promise<void>
  readonly release: (route: Route) => Promise<void>
  readonly setConnected: (connected: boolean) => Promise<void>
  /** What the page has asked of this route, in order. */
  readonly asked: (route: Route) => Promise<unknown[]>
  /** The settings as main holds them. */
  readonly settings: () => Promise<Settings | undefined>
}

/** An error as main would answer it. */
export const REFUSED: RouteError = { code: 'INTERNAL', message: 'The disk is full.' }

/** Takes the strings of a page's main in hand. */
export function mainOf(page: Page): MainOfPage {
  return {
    emit: (event) => page.evaluate((told) => window.fake?.emit(told), event),
    push: (push) => page.evaluate((told) => window.fake?.push(told), push),
    connection: (provider, change) =>
      page.evaluate((told) => window.fake?.changeConnection(told.provider, told.change), {
        provider,
        change,
      }),
    fail: (route, error) =>
      page.evaluate((told) => window.fake?.fail(told.route, told.error), { route, error }),
    hold: (route) => page.evaluate((told) => window.fake?.hold(told), route),
    release: (route) => page.evaluate((told) => window.fake?.release(told), route),
    setConnected: (connected) =>
      page.evaluate((told) => window.fake?.setConnected(told), connected),
    asked: (route) =>
      page.evaluate(
        (told) =>
          (window.fake?.requests ?? [])
            .filter((request) => request.route === told)
            .map(({ input }) => input),
        route,
      ),
    settings: () => page.evaluate(() => window.fake?.world.settings),
  }
}
