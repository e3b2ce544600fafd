import { calendarFor } from '@shared/domain/local-day'
import { describe, expect, test } from 'vitest'
import { groupEntries } from '../../../../src/renderer/panel/ledger/group-entries'
import { ledgerEntry } from '../../../fakes/ledger-entry'

const calendar = calendarFor('Europe/Amsterdam')
const sizes = (...entries: ReturnType<typeof ledgerEntry>[]): number[] =>
  groupEntries(entries, calendar).map((group) => group.entries.length)

describe('groupEntries()', () => {
  test('merges only neighbours of one kind, source and place', () => {
    expect(
      sizes(
        ledgerEntry(),
        ledgerEntry(),
        ledgerEntry({ place: 'elsewhere' }),
        ledgerEntry(),
        ledgerEntry({ source: 'github' }),
        ledgerEntry({ type: 'review.submitted' }),
      ),
    ).toEqual([2, 1, 1, 1, 1])
  })

  test('does not merge across the user’s midnight, whatever the day in UTC', () => {
    expect(
      sizes(
        ledgerEntry({ occurredAt: '2026-11-18T23:30:00.000Z' }),
        ledgerEntry({ occurredAt: '2026-11-18T22:30:00.000Z' }),
      ),
    ).toEqual([1, 1])
  })

  test('keeps work taken back apart, so that it does not vanish in a sum', () => {
    expect(sizes(ledgerEntry(), ledgerEntry({ value: -1 }))).toEqual([1, 1])
  })

  test('keeps every reached goal on a line of its own', () => {
    expect(
      sizes(ledgerEntry({ type: 'goal.completed' }), ledgerEntry({ type: 'goal.completed' })),
    ).toEqual([1, 1])
  })

  test('keeps a line’s key when a newer event joins it, so that it is not drawn anew', () => {
    const older = ledgerEntry()
    const [before] = groupEntries([older], calendar)
    const [after] = groupEntries([ledgerEntry(), older], calendar)
    expect(after?.key).toBe(before?.key)
  })
})
