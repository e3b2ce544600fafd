import { counted } from './messages'

/** `a`, `a or b`, `a, b or c`. */
function either(words: readonly string[]): string {
  const last = words.at(-1) ?? ''
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} or ${last}`
}

/** Words of choosing what is read of Notion, and of what "done" means there. */
export const notionChoiceMessages = {
  title: 'What counts in Notion',
  what: 'Your Notion databases',
  intro: 'Choose the databases whose tasks feed your pet, and what “done” means in each.',
  unnamed: 'Untitled database',
  notCountable: 'It has neither a status nor a checkbox, so nothing in it can become done.',
  doneBy: 'A task is done by',
  status: (property: string): string => property,
  checkbox: (property: string): string => `${property} (checkbox)`,
  options: (property: string): string => `Done when ${property} is`,
  noOption: 'Choose at least one.',
  noSource: 'Choose at least one database. To read nothing for a while, pause Notion.',
  byStatus: (property: string, options: readonly string[]): string =>
    `A task counts when ${property} becomes ${either(options)}.`,
  byCheckbox: (property: string): string => `A task counts when ${property} is ticked.`,
  once: 'Only what becomes done from now on counts; taking it back takes the XP back.',
  confirm: (count: number): string =>
    count === 0 ? 'Count these' : `Count ${counted(count, 'database', 'databases')}`,
  saved: 'Notion is read from now on.',
  lookAgain: 'Look again',
  empty: 'No database is shared with the connection yet.',
  emptySteps: [
    'In Notion, open the database your tasks are in.',
    'Choose ••• at the top right, then Connections.',
    'Find your connection by its name and add it.',
  ],
}
