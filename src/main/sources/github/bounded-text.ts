export const MAX_TITLE = 300

/** At most `max` UTF-16 units of the text, not ending within a character. */
export function bounded(text: string, max: number): string {
  if (text.length <= max) return text
  const cut = text.slice(0, max - 1)
  return `${/[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut}…`
}

/** The first line of a commit message, as long as a title may be. */
export function subjectOf(message: string): string {
  return bounded(/^\s*([^\r\n]*)/.exec(message)?.[1]?.trimEnd() ?? '', MAX_TITLE)
}
