import { describe, expect, test } from 'vitest'
import {
  NO_LEDGER,
  withArrivals,
  withFirstPage,
  withOlderPage,
} from '../../../../src/renderer/panel/store/ledger-state'
import { ledgerEntry } from '../../../fakes/ledger-entry'

const at = (minute: number) =>
  ledgerEntry({ occurredAt: new Date(Date.UTC(2026, 10, 19, 12, minute)).toISOString() })
const [first, second, third, fourth] = [at(1), at(2), at(3), at(4)]
const cursor = ({ occurredAt, id }: typeof first) => ({ occurredAt, id })

describe('the ledger at hand', () => {
  test('holds an entry pushed while its first page was on its way, once', () => {
    const state = withFirstPage(NO_LEDGER, { entries: [third, second], next: null }, [
      fourth,
      third,
    ])
    expect(state.entries).toEqual([fourth, third, second])
  })

  test('shows nothing before its first page: a push alone is not the ledger', () => {
    expect(withArrivals(NO_LEDGER, [first]).entries).toBeNull()
  })

  test('leaves a late entry for the page it belongs to, so that paging does not skip its neighbours', () => {
    const state = withFirstPage(NO_LEDGER, { entries: [fourth, third], next: cursor(third) }, [])
    expect(withArrivals(state, [first]).entries).toEqual([fourth, third])
    const paged = withOlderPage(state, { entries: [second, first], next: null })
    expect(paged.entries).toEqual([fourth, third, second, first])
  })

  test('puts a late entry within the part at hand in its place', () => {
    const state = withFirstPage(NO_LEDGER, { entries: [fourth, second], next: cursor(second) }, [])
    expect(withArrivals(state, [third]).entries).toEqual([fourth, third, second])
  })

  test('sorts entries told to the microsecond with those told to the millisecond', () => {
    const pushed = ledgerEntry({ occurredAt: '2026-11-19T12:05:00.124Z' })
    const read = ledgerEntry({ occurredAt: '2026-11-19T12:05:00.123456Z' })
    const state = withFirstPage(NO_LEDGER, { entries: [read], next: null }, [pushed])
    expect(state.entries).toEqual([pushed, read])
  })

  test('does not gather for weeks what nobody asked to see', () => {
    let state = withFirstPage(NO_LEDGER, { entries: [first], next: cursor(first) }, [])
    for (let minute = 10; minute < 500; minute += 1) state = withArrivals(state, [at(minute)])
    expect(state.entries!.length).toBeLessThan(250)
    expect(state.next).toEqual(cursor(state.entries!.at(-1)!))
  })
})
