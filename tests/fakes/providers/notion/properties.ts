import type { DataSourceObjectResponse, PageObjectResponse } from '@notionhq/client'

export type PropertyBody = DataSourceObjectResponse['properties'][string]
export type ValueBody = PageObjectResponse['properties'][string]

export interface StatusGroup {
  readonly name: string
  readonly options: readonly string[]
}

/** A column. Names are the user's and change; ids do not. */
export type FakeProperty = { readonly id: string; name: string } & (
  | { readonly type: 'title' }
  | { readonly type: 'checkbox' }
  | { readonly type: 'status'; readonly groups: readonly StatusGroup[] }
)

export const DEFAULT_GROUPS: readonly StatusGroup[] = [
  { name: 'To-do', options: ['Not started'] },
  { name: 'In progress', options: ['In progress'] },
  { name: 'Complete', options: ['Done', 'Shipped'] },
]

/** A title, a status in Notion's three groups, and a checkbox. */
export function taskProperties(): FakeProperty[] {
  return [
    { id: 'title', name: 'Name', type: 'title' },
    { id: 'S%3At%5C', name: 'Status', type: 'status', groups: DEFAULT_GROUPS },
    { id: 'dOnE', name: 'Paid', type: 'checkbox' },
  ]
}

/** The id of a status option: it stays when the option is renamed, so it is made of the first name. */
export function optionId(name: string): string {
  return `option-${name.toLowerCase().replaceAll(' ', '-')}`
}

/** A column as the schema tells it. */
export function propertyBody(property: FakeProperty): PropertyBody {
  const { id, name } = property
  switch (property.type) {
    case 'title':
      return { id, name, description: null, type: 'title', title: {} }
    case 'checkbox':
      return { id, name, description: null, type: 'checkbox', checkbox: {} }
    case 'status':
      return { id, name, description: null, type: 'status', status: statusBody(property.groups) }
  }
}

function statusBody(
  groups: readonly StatusGroup[],
): Extract<PropertyBody, { type: 'status' }>['status'] {
  return {
    options: groups.flatMap(({ options }) =>
      options.map((name) => ({
        id: optionId(name),
        name,
        color: 'default' as const,
        description: null,
      })),
    ),
    groups: groups.map(({ name, options }) => ({
      id: `group-${name.toLowerCase().replaceAll(' ', '-')}`,
      name,
      color: 'gray' as const,
      option_ids: options.map(optionId),
    })),
  }
}

/** What a row holds in one column: a text, the name of a status option or null, a tick. */
export type FakeValue = string | boolean | null

/** A cell as a page tells it. */
export function valueBody(property: FakeProperty, value: FakeValue): ValueBody {
  const { id } = property
  switch (property.type) {
    case 'title':
      return { id, type: 'title', title: [richText(String(value ?? ''))] }
    case 'checkbox':
      return { id, type: 'checkbox', checkbox: value === true }
    case 'status':
      return {
        id,
        type: 'status',
        status:
          typeof value === 'string' ? { id: optionId(value), name: value, color: 'green' } : null,
      }
  }
}

export function richText(content: string): DataSourceObjectResponse['title'][number] {
  return {
    type: 'text',
    text: { content, link: null },
    annotations: {
      bold: false,
      italic: false,
      strikethrough: false,
      underline: false,
      code: false,
      color: 'default',
    },
    plain_text: content,
    href: null,
  }
}
