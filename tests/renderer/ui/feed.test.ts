import type { RouteResult } from '@shared/contract/errors'
import { describe, expect, test } from 'vitest'
import { createFeed } from '../../../src/renderer/ui/store/feed'
import { type Loadable, ON_ITS_WAY } from '../../../src/renderer/ui/store/loadable'

interface Piece {
  readonly version: number
  readonly words: string
}

const ok = (data: Piece): RouteResult<Piece> => ({ ok: true, data })
const piece = (version: number, words = ''): Piece => ({ version, words })

/** A feed whose snapshots are answered when the test says so. */
function heldFeed(isCurrent?: (next: Piece, held: Piece) => boolean) {
  let held: Loadable<Piece> = ON_ITS_WAY
  const asked: ((result: RouteResult<Piece>) => void)[] = []
  const feed = createFeed<Piece>({
    fetch: () => new Promise((resolve) => asked.push(resolve)),
    get: () => held,
    set: (next) => {
      held = next
    },
    ...(isCurrent && { isCurrent }),
  })
  return { feed, asked, shown: () => held.data }
}

describe('createFeed()', () => {
  test('does not let a snapshot overwrite a push that overtook it', async () => {
    const { feed, asked, shown } = heldFeed()
    const loading = feed.load()
    feed.push(piece(2))
    asked[0]!(ok(piece(1)))
    await loading
    expect(shown()).toEqual(piece(2))
  })

  test('asks again for a snapshot that a command’s answer overtook', async () => {
    const { feed, asked, shown } = heldFeed()
    const loading = feed.load()
    await feed.command(
      () => Promise.resolve(ok(piece(1, 'mine'))),
      (answer) => answer,
    )
    asked[0]!(ok(piece(1, 'older')))
    await expect.poll(() => asked.length).toBe(2)
    asked[1]!(ok(piece(3)))
    await loading
    expect(shown()).toEqual(piece(3))
  })

  test('does not let a command’s answer overwrite a push that came meanwhile', async () => {
    const { feed, shown } = heldFeed()
    await feed.command(
      () => {
        feed.push(piece(5))
        return Promise.resolve(ok(piece(4)))
      },
      (answer) => answer,
    )
    expect(shown()).toEqual(piece(5))
  })

  test('lets the version decide where there is one', async () => {
    const { feed, asked, shown } = heldFeed((next, held) => next.version >= held.version)
    feed.push(piece(7))
    const loading = feed.load()
    asked[0]!(ok(piece(6)))
    await loading
    expect(shown()).toEqual(piece(7))
  })

  test('keeps what it holds when asking again fails', async () => {
    const { feed, asked, shown } = heldFeed()
    feed.push(piece(1))
    const loading = feed.load()
    asked[0]!({ ok: false, error: { code: 'INTERNAL', message: 'no' } })
    await loading
    expect(shown()).toEqual(piece(1))
  })

  test('asks for the whole when an answer cannot be put into what is held', async () => {
    const { feed, asked } = heldFeed()
    await feed.command(
      () => Promise.resolve(ok(piece(1))),
      () => null,
    )
    expect(asked).toHaveLength(1)
  })
})
