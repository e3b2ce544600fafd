import { describe, expect, test } from 'vitest'
import type { NotionSource } from '@shared/contract/connections'
import {
  choicesOf,
  draftOf,
  ruleOf,
  sentenceOf,
} from '../../../src/renderer/settings/connections/notion/done-draft'
import { notionSources } from '../../fakes/worlds/connection'

const [backlog, errands, books] = notionSources() as [NotionSource, NotionSource, NotionSource]

describe('what "done" means', () => {
  test('is proposed by Notion’s own group for it, and read by nobody before it is confirmed', () => {
    const draft = draftOf(backlog)
    expect(draft.isRead).toBe(false)
    expect(ruleOf(backlog, draft)).toEqual({
      kind: 'status',
      propertyId: 'st',
      optionIds: ['o4', 'o5'],
    })
    expect(sentenceOf(backlog, draft)).toBe('A task counts when Status becomes Done or Shipped.')
  })

  test('of what was chosen before is what was chosen, and another property keeps its likeliest', () => {
    const chosen = {
      ...backlog,
      chosen: { kind: 'checkbox', propertyId: 'cb' },
    } satisfies NotionSource
    const draft = draftOf(chosen)
    expect(draft.isRead).toBe(true)
    expect(sentenceOf(chosen, draft)).toBe('A task counts when Archived is ticked.')
    expect(sentenceOf(chosen, { ...draft, propertyId: 'st' })).toContain('Done or Shipped')
    const narrower = {
      ...backlog,
      chosen: { kind: 'status', propertyId: 'st', optionIds: ['o5'] },
    } satisfies NotionSource
    expect(ruleOf(narrower, draftOf(narrower))).toMatchObject({ optionIds: ['o5'] })
  })

  test('without an option, or without a property, is nothing', () => {
    const none = { ...draftOf(backlog), optionIds: new Set<string>() }
    expect(ruleOf(backlog, none)).toBeNull()
    expect(sentenceOf(backlog, none)).toBeNull()
    expect(ruleOf(books, draftOf(books))).toBeNull()
  })

  test('is sent for what is read alone, and not at all while one of them has none', () => {
    const read = (source: NotionSource) => ({ ...draftOf(source), isRead: source !== books })
    expect(choicesOf([backlog, errands, books], read)).toEqual([
      { dataSourceId: 'ds-backlog', name: 'Backlog', done: ruleOf(backlog, draftOf(backlog)) },
      { dataSourceId: 'ds-errands', name: 'Errands', done: { kind: 'checkbox', propertyId: 'ok' } },
    ])
    expect(choicesOf([books], (source) => ({ ...draftOf(source), isRead: true }))).toBeNull()
  })

  test('keeps a name within what main takes', () => {
    const long = { ...errands, name: 'x'.repeat(500) }
    const [choice] = choicesOf([long], (source) => ({ ...draftOf(source), isRead: true })) ?? []
    expect(choice?.name).toHaveLength(200)
  })
})
