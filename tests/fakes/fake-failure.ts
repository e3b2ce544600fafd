import type { RouteError } from '@shared/contract/errors'

/** What a handler throws to answer with an error. */
export class FakeFailure extends Error {
  constructor(readonly error: RouteError) {
    super(error.message)
  }
}
