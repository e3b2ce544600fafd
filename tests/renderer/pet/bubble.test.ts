import { describe, expect, test } from 'vitest'
import {
  type BubbleContent,
  EMPTY,
  addToBubble,
  bubbleLines,
} from '../../../src/renderer/pet/words/bubble'
import { ledgerEntry } from '../../fakes/ledger-entry'

type Entry = ReturnType<typeof ledgerEntry>

const adding = (content: BubbleContent, ...entries: readonly Entry[]): BubbleContent =>
  addToBubble(content, {
    entries,
    total: entries.length,
    xp: entries.reduce((sum, { effect }) => sum + effect.xp, 0),
  })
const said = (...entries: readonly Entry[]): string[] => words(adding(EMPTY, ...entries))
const words = (content: BubbleContent, style: 'full' | 'short' = 'full'): string[] =>
  bubbleLines(content, style).map(({ start, place, end }) => start + place + end)

describe('bubbleLines()', () => {
  test('says what, where and how much', () => {
    expect(said(ledgerEntry())).toEqual(['+1 commit · familiar · +10 XP'])
    const nowhere = ledgerEntry()
    delete nowhere.place
    expect(said(nowhere)).toEqual(['+1 commit · +10 XP'])
  })

  test('adds up one kind over several pushes, and counts its places', () => {
    let content = EMPTY
    for (let count = 0; count < 10; count += 1) content = adding(content, ledgerEntry())
    expect(words(content)).toEqual(['+10 commits · familiar · +100 XP'])
    content = adding(content, ledgerEntry({ place: 'notes' }))
    expect(words(content)).toEqual(['+11 commits · 2 places · +110 XP'])
  })

  test('tells the newest kind first, and the rest as a number', () => {
    const three = [
      ledgerEntry(),
      ledgerEntry({ type: 'review.submitted', effect: { xp: 20 } }),
      ledgerEntry({ type: 'task.completed', effect: { xp: 15 } }),
    ]
    expect(said(...three.slice(0, 2))).toEqual([
      '+1 review · familiar · +20 XP',
      '+1 commit · familiar · +10 XP',
    ])
    expect(said(...three)).toEqual(['+1 task finished · familiar · +15 XP', '2 more · +30 XP'])
  })

  test('leaves out the place of a long deed where two lines must share the room', () => {
    const merged = ledgerEntry({ type: 'pull_request.merged', effect: { xp: 40 } })
    expect(said(merged)).toEqual(['+1 pull request merged · familiar · +40 XP'])
    expect(said(ledgerEntry(), merged)[0]).toBe('+1 pull request merged · +40 XP')
  })

  test('never says more than two lines, whatever came', () => {
    const level = ledgerEntry({ effect: { level: { from: 1, to: 3 } } })
    const lines = said(
      level,
      ledgerEntry({ type: 'review.submitted' }),
      ledgerEntry({ type: 'issue.closed' }),
    )
    expect(lines).toEqual(['Level 3!', '3 more · +30 XP'])
  })

  test('of a flood says how many, not which it happens to know', () => {
    const content = addToBubble(EMPTY, { entries: [ledgerEntry()], total: 1000, xp: 2539 })
    expect(words(content)).toEqual(['+1,000 events · +2,539 XP'])
  })

  test('takes back what was taken back', () => {
    expect(said(ledgerEntry({ value: -1, effect: { xp: -10 } }))).toEqual([
      '1 commit, taken back · familiar · −10 XP',
    ])
  })

  test('clips a goal’s long name so that its XP is still read', () => {
    const [line] = said(ledgerEntry({ type: 'goal.completed', title: 'Ship it '.repeat(20) }))
    expect(line).toMatch(/^Goal reached · Ship it .{1,40}… .* \+10 XP$/)
  })

  test('keeps to a number where the user wishes it short', () => {
    const level = ledgerEntry({ effect: { level: { from: 1, to: 2 } } })
    expect(words(adding(EMPTY, ledgerEntry(), level), 'short')).toEqual(['Level 2!', '+20 XP'])
  })
})
