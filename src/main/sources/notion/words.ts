/** What the Notion source says of what stands in its way. `name` is the data source's, as the user chose it. */
export const notionWords = {
  notShared: (name: string): string =>
    `“${name}” is no longer shared with Familiar in Notion. What was counted stays. Share it again, or choose other data sources.`,
  propertyGone: (name: string): string =>
    `The property that says what is done in “${name}” has been deleted in Notion. What was counted stays. Choose what “done” means there.`,
  propertyChanged: (name: string): string =>
    `The property that says what is done in “${name}” has become one of another kind in Notion. What was counted stays. Choose what “done” means there.`,
  tooManyAtOnce: (name: string): string =>
    `More than 10,000 pages of “${name}” were made and edited within the same minute, more than Notion hands out. What was counted stays. Choose another data source.`,
  choicesUnreadable:
    'What was chosen to be read from Notion cannot be understood. Choose the data sources again.',
  forbidden: (about: string): string =>
    `The connection may not read ${about} in Notion. Let it read content in its settings at Notion, then connect again.`,
  blocked:
    'Notion has blocked the requests of this connection. Look into the settings of the connection at Notion, then connect again.',
  reconnect: 'Notion no longer accepts this connection. What was counted stays. Connect again.',
  refused: (about: string): string =>
    `Notion did not understand what was asked about ${about}. Nothing is lost; it is tried again.`,
  busy: (about: string): string =>
    `Notion was busy with another change of ${about}. Nothing is lost; it is tried again.`,
  rateLimited: 'Notion asked to wait a while. Nothing is lost; it is tried again.',
  unreachable: 'Notion does not answer. Nothing is lost; it is tried again.',
  unreadable: (about: string): string =>
    `The answer of Notion about ${about} cannot be read. Nothing is lost; it is tried again.`,
  withoutProperty: 'It lacks the property that says what is done.',
  account: 'the connection',
  sources: 'your data sources',
  quoted: (name: string): string => `“${name}”`,
  untitled: 'Untitled database',
  nameless: 'Notion',
} as const
