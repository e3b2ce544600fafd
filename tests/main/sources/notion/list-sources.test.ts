import { expect, test } from 'vitest'
import { listNotionSources } from '../../../../src/main/sources/notion/list-sources'
import { SmallNotion, failure, json } from './small-notion'

const API = 'http://127.0.0.1:9'

function property(id: string, type: string, more: object = {}) {
  return { [id]: { id, name: `Property ${id}`, type, ...more } }
}
const option = (id: string) => ({ id, name: `Option ${id}`, color: 'default' })
const group = (id: string, name: string, color: string, option_ids: string[]) => ({
  id,
  name,
  color,
  option_ids,
})
function dataSource(id: string, name: string, properties: object) {
  return { object: 'data_source', id, title: [{ plain_text: name }], properties }
}
function answering(results: unknown[]): SmallNotion {
  const notion = new SmallNotion(0)
  notion.intercept = ({ path }) =>
    path === '/v1/search' ? json({ results, has_more: false, next_cursor: null }) : null
  return notion
}

test('a status is offered with the group that means done first, before any checkbox', async () => {
  const notion = answering([
    dataSource('ds', 'Tasks', {
      ...property('box', 'checkbox', { checkbox: {} }),
      ...property('text', 'rich_text'),
      ...property('state', 'status', {
        status: {
          options: ['a', 'b', 'c', 'd'].map(option),
          groups: [
            group('1', 'To-do', 'gray', ['a']),
            group('2', 'In progress', 'blue', ['b']),
            group('3', 'Complete', 'green', ['d', 'c', 'unknown']),
          ],
        },
      }),
    }),
  ])
  const [found] = await listNotionSources(notion.fetch, API, [])
  expect(found).toEqual({
    dataSourceId: 'ds',
    name: 'Tasks',
    chosen: null,
    candidates: [
      {
        kind: 'status',
        propertyId: 'state',
        propertyName: 'Property state',
        groups: [
          {
            id: '3',
            name: 'Complete',
            meansDone: true,
            options: [
              { id: 'd', name: 'Option d' },
              { id: 'c', name: 'Option c' },
            ],
          },
          { id: '1', name: 'To-do', meansDone: false, options: [{ id: 'a', name: 'Option a' }] },
          {
            id: '2',
            name: 'In progress',
            meansDone: false,
            options: [{ id: 'b', name: 'Option b' }],
          },
        ],
      },
      { kind: 'checkbox', propertyId: 'box', propertyName: 'Property box' },
    ],
  })
  expect(notion.asked.length).toBe(1)
})

test.each([
  [
    'its name',
    [
      ['Offen', 'green'],
      ['Complete', 'gray'],
      ['Läuft', 'blue'],
    ],
    'Complete',
  ],
  [
    'its colour',
    [
      ['Erledigt', 'green'],
      ['Offen', 'gray'],
      ['Läuft', 'blue'],
    ],
    'Erledigt',
  ],
  [
    'its place',
    [
      ['Offen', 'gray'],
      ['Läuft', 'blue'],
      ['Erledigt', 'purple'],
    ],
    'Erledigt',
  ],
  [
    'its place where two are green',
    [
      ['Offen', 'green'],
      ['Läuft', 'blue'],
      ['Erledigt', 'green'],
    ],
    'Erledigt',
  ],
])('the group that means done is known by %s', async (_, groups, expected) => {
  const status = {
    options: [],
    groups: groups.map(([name = '', color = ''], index) => group(String(index), name, color, [])),
  }
  const notion = answering([dataSource('ds', 'T', property('state', 'status', { status }))])
  const [found] = await listNotionSources(notion.fetch, API, [])
  const [candidate] = found!.candidates
  if (candidate?.kind !== 'status') throw new Error('a status')
  expect(candidate.groups.filter(({ meansDone }) => meansDone).map(({ name }) => name)).toEqual([
    expected,
  ])
  expect(candidate.groups[0]!.meansDone).toBe(true)
})

test('a checkbox that is called done comes before others', async () => {
  const box = (id: string, name: string) => ({ [id]: { id, name, type: 'checkbox', checkbox: {} } })
  const notion = answering([
    dataSource('ds', 'T', { ...box('1', 'Urgent'), ...box('2', 'Done?'), ...box('3', 'Billed') }),
  ])
  const [found] = await listNotionSources(notion.fetch, API, [])
  expect(found!.candidates.map(({ propertyName }) => propertyName)).toEqual([
    'Done?',
    'Urgent',
    'Billed',
  ])
})

test('all pages of the search are read, and what has no name gets one', async () => {
  const notion = new SmallNotion(0)
  notion.intercept = ({ body }) => {
    const index = Number(body.start_cursor ?? 0)
    return json({
      results: [dataSource(`ds-${index}`, index === 1 ? '  ' : `List ${index}`, {})],
      has_more: index < 3,
      next_cursor: index < 3 ? String(index + 1) : null,
    })
  }
  const found = await listNotionSources(notion.fetch, API, [])
  expect(found.map(({ name, candidates }) => [name, candidates])).toEqual([
    ['List 0', []],
    ['List 2', []],
    ['List 3', []],
    ['Untitled database', []],
  ])
})

test('a result without its schema is fetched whole; pages and what lies in the trash are left out', async () => {
  const notion = new SmallNotion(0)
  const tasks = notion.addDataSource('Tasks')
  notion.intercept = ({ path }) =>
    path === '/v1/search'
      ? json({
          results: [
            { object: 'data_source', id: tasks.id },
            { object: 'data_source', id: 'ds-gone' },
            { ...dataSource('ds-trash', 'Trash', {}), in_trash: true },
          ],
          has_more: false,
          next_cursor: null,
        })
      : null
  const found = await listNotionSources(notion.fetch, API, [])
  expect(found.map(({ name, candidates }) => [name, candidates.length])).toEqual([['Tasks', 1]])
})

test('what is chosen keeps its choice, also where it is no longer shared', async () => {
  const notion = new SmallNotion(0)
  const tasks = notion.addDataSource('Tasks')
  const gone = notion.addDataSource('Gone')
  gone.isShared = false
  const chosen = [notion.choose(tasks), notion.choose(gone)]
  const found = await listNotionSources(notion.fetch, API, chosen)
  expect(found.map(({ name, chosen: rule }) => [name, rule])).toEqual([
    ['Tasks', chosen[0]!.done],
    ['Gone', chosen[1]!.done],
  ])
  expect(found[1]!.candidates).toEqual([])
})

test('that the search is refused is told in words', async () => {
  const notion = new SmallNotion(0)
  notion.intercept = () => failure(401, 'unauthorized')
  await expect(listNotionSources(notion.fetch, API, [])).rejects.toMatchObject({
    code: 'reconnect',
  })
})
