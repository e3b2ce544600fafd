import { newbornState } from '@shared/domain/pet-state'
import { calendarFor } from '@shared/domain/local-day'
import { DEFAULT_NIGHT } from '@shared/domain/rhythm'
import { RULES } from '@shared/domain/rules'
import { describe, expect, test } from 'vitest'
import { eventArithmetic } from '../../../../src/renderer/panel/ledger/event-arithmetic'
import { createScorer } from '../../../fakes/worlds/score-events'
import { ledgerEntry } from '../../../fakes/ledger-entry'

const start = Date.parse('2026-11-19T09:00:00Z')
const rhythm = { calendar: calendarFor('Europe/Amsterdam'), night: DEFAULT_NIGHT }
const after = (hours: number): string => new Date(start + hours * 3_600_000).toISOString()

describe('eventArithmetic()', () => {
  test('leads from before to after by the time and the event, as scoring did', () => {
    const scorer = createScorer(newbornState(start, 'amber'), rhythm, 0)
    const entry = scorer.score(ledgerEntry({ occurredAt: after(3) }), [])
    const arithmetic = eventArithmetic(entry)
    expect(arithmetic.before).toEqual({ xp: 0, hunger: 30, energy: 80 })
    expect(arithmetic.time).toMatchObject({ hours: 3, change: { hunger: 6, energy: -9 } })
    const { xp, hunger, energy } = scorer.state()
    expect(arithmetic.after).toEqual({ xp, hunger, energy })
  })

  test('says what stopped at its end, and only that', () => {
    const scorer = createScorer({ ...newbornState(start, 'amber'), hunger: 2 }, rhythm, 0)
    const entry = scorer.score(ledgerEntry({ occurredAt: after(0) }), [])
    expect(eventArithmetic(entry).stopped).toEqual(['hunger'])
  })

  test('makes up no numbers for lines scored before they were kept', () => {
    const arithmetic = eventArithmetic(ledgerEntry())
    expect(arithmetic.before).toBeNull()
    expect(arithmetic.after).toBeNull()
  })

  test('does not explain a line of other rules by today’s', () => {
    const arithmetic = eventArithmetic(ledgerEntry({ effect: { rules: RULES.version + 1, xp: 7 } }))
    expect(arithmetic.rule).toBeNull()
    expect(arithmetic.stopped).toEqual([])
  })
})
