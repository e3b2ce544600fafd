import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { UpdateOffer, UpdateState } from '../../../src/shared/contract/updates'
import { type UpdateEvent, advance, offerIn } from '../../../src/main/updates/state'

const offer: UpdateOffer = { version: '0.2.0', notes: [], releasedAt: null }
const after = (...events: readonly UpdateEvent[]): UpdateState =>
  events.reduce<UpdateState>(advance, { state: 'idle' })
const found: readonly UpdateEvent[] = [{ type: 'check-began' }, { type: 'found', offer }]
const downloading: readonly UpdateEvent[] = [...found, { type: 'download-began' }]

describe('the way of an update', () => {
  test('goes from a check by a download to an installation', () => {
    const events: readonly UpdateEvent[] = [
      ...downloading,
      { type: 'progress', percent: 41.9 },
      { type: 'downloaded' },
      { type: 'install-began' },
    ]
    const states = events.map((_, index) => after(...events.slice(0, index + 1)).state)
    expect(states).toEqual([
      'checking',
      'available',
      'downloading',
      'downloading',
      'ready',
      'installing',
    ])
    expect(after(...events.slice(0, 4))).toMatchObject({ percent: 41 })
  })

  test('a check that finds none says so, also where one was known that has been taken back', () => {
    expect(after(...found, { type: 'check-began' }, { type: 'none-newer' })).toEqual({
      state: 'newest',
    })
  })

  test('a check that fails keeps what an earlier one found: it can still be downloaded', () => {
    const failed = after(...found, { type: 'check-began' }, { type: 'failed', problem: 'No.' })
    expect(failed).toEqual({ state: 'failed', during: 'check', problem: 'No.', offer })
    expect(advance(failed, { type: 'download-began' })).toMatchObject({ state: 'downloading' })
  })

  test('a download that fails can be begun again, from nothing', () => {
    const failed = after(
      ...downloading,
      { type: 'progress', percent: 80 },
      { type: 'failed', problem: 'No.' },
    )
    expect(failed).toMatchObject({ state: 'failed', during: 'download', offer })
    expect(advance(failed, { type: 'download-began' })).toMatchObject({ percent: 0 })
  })

  test('the bar of a download never runs back, nor past its end, whatever the updater counts', () => {
    const bar = [30, 10, Number.NaN, 250].map(
      ((state: UpdateState) => (percent: number) => {
        state = advance(state, { type: 'progress', percent })
        return state.state === 'downloading' ? state.percent : null
      })(after(...downloading)),
    )
    expect(bar).toEqual([30, 30, 30, 100])
  })

  const ready: readonly UpdateEvent[] = [...downloading, { type: 'downloaded' }]

  test('another look does not lose what is downloaded or on its way', () => {
    for (const events of [downloading, ready]) {
      const state = after(...events)
      expect(advance(state, { type: 'check-began' })).toBe(state)
    }
  })

  test('another channel drops all that came of the one before, but for what is being installed', () => {
    for (const events of [found, downloading, ready])
      expect(after(...events, { type: 'channel-changed' })).toEqual({ state: 'idle' })
    expect(after(...found, { type: 'check-began' }, { type: 'channel-changed' })).toEqual({
      state: 'checking',
      offer: null,
    })
    const installing = after(...ready, { type: 'install-began' })
    expect(advance(installing, { type: 'channel-changed' })).toBe(installing)
  })
})

const anyEvent: fc.Arbitrary<UpdateEvent> = fc.oneof(
  fc.constantFrom<UpdateEvent>(
    { type: 'check-began' },
    { type: 'none-newer' },
    { type: 'found', offer },
    { type: 'download-began' },
    { type: 'downloaded' },
    { type: 'install-began' },
    { type: 'failed', problem: 'No.' },
    { type: 'channel-changed' },
  ),
  fc.record({ type: fc.constant('progress' as const), percent: fc.double() }),
)

test('whatever happens in whatever order, nothing is installed that was not found and downloaded', () => {
  fc.assert(
    fc.property(fc.array(anyEvent, { maxLength: 40 }), (events) => {
      let state: UpdateState = { state: 'idle' }
      let wasDownloaded = false
      for (const event of events) {
        const next = advance(state, event)
        if (state.state === 'downloading' && event.type === 'downloaded') wasDownloaded = true
        if (next.state === 'ready' || next.state === 'installing') expect(wasDownloaded).toBe(true)
        if (next.state === 'available' || next.state === 'ready') expect(offerIn(next)).toBe(offer)
        state = next
      }
    }),
  )
})

test('where it is impossible it stays so', () => {
  fc.assert(
    fc.property(anyEvent, (event) => {
      const impossible: UpdateState = { state: 'impossible', why: 'source' }
      expect(advance(impossible, event)).toBe(impossible)
    }),
  )
})
