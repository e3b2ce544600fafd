import { calendarFor } from '@shared/domain/local-day'
import { describe, expect, test } from 'vitest'
import { groupEntries } from '../../../../src/renderer/panel/ledger/group-entries'
import { lineWords } from '../../../../src/renderer/panel/ledger/line-words'
import { summariseGroup } from '../../../../src/renderer/panel/ledger/summarise-group'
import { fakeIds } from '../../../fakes/worlds/ids'
import { ledgerEntry } from '../../../fakes/ledger-entry'

const calendar = calendarFor('Europe/Amsterdam')
const context = { calendar, pet: 'Maple', isToday: true }
const wordsOf = (...entries: ReturnType<typeof ledgerEntry>[]) => {
  const [group] = groupEntries(entries, calendar)
  return lineWords(group!, summariseGroup(entries), context)
}
const moving = (name: string) => ({
  goals: [{ id: fakeIds.goal(1), name, from: 0, to: 1, target: 5, completed: false }],
})

describe('lineWords()', () => {
  test('calls one commit by its subject and several by their number and place', () => {
    expect(wordsOf(ledgerEntry()).what).toBe('Draw the pet')
    expect(wordsOf(ledgerEntry(), ledgerEntry(), ledgerEntry()).what).toBe('3 commits in familiar')
  })

  test('tells place, source, the user’s time and the goals moved, each goal once', () => {
    const entry = ledgerEntry({ effect: moving('Ship') })
    expect(wordsOf(entry).where).toBe('familiar · git · 13:00 · moved Ship')
    expect(wordsOf(entry, ledgerEntry({ effect: moving('Ship') })).where).toBe(
      'git · 13:00 · moved Ship',
    )
  })

  test('does not name Familiar as the source of what the user did in it', () => {
    const fed = ledgerEntry({
      type: 'pet.fed',
      source: 'familiar',
      place: undefined,
      title: undefined,
    })
    expect(wordsOf(fed)).toMatchObject({ what: 'You fed Maple', where: '13:00' })
  })
})

describe('summariseGroup()', () => {
  test('adds up without the dust of floating point', () => {
    const entries = [0.1, 0.2, 0.3].map((xp) => ledgerEntry({ effect: { xp } }))
    expect(summariseGroup(entries).xp).toBe(0.6)
  })

  test('tells the highest level of several reached at once', () => {
    const levels = [1, 2, 3].map((from) =>
      ledgerEntry({ effect: { level: { from, to: from + 1 } } }),
    )
    expect(summariseGroup(levels).levelReached).toBe(4)
    expect(summariseGroup([ledgerEntry()]).levelReached).toBeNull()
  })
})
