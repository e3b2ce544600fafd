import type { NoteLine } from '@shared/contract/updates'

/** More than anybody reads, and little enough for a page. */
const MOST_TEXT = 40_000
const MOST_LINES = 120
const LONGEST_LINE = 600

/** What tells HTML from Markdown that speaks of a `<file>`. */
const HTML =
  /<!--|<\/?(?:a|b|blockquote|body|br|code|del|details|div|em|h[1-6]|hr|html|i|iframe|img|input|li|ol|p|pre|script|span|strong|style|summary|svg|table|td|th|tr|tt|ul)\b[^>]*>/i

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
}

/**
 * Notes on a release, Markdown or HTML (GitHub's feed has it rendered), as lines of plain text. They come from
 * elsewhere: of their markup only headings and list items are left, as kinds of lines, and links keep their words alone.
 */
export function readNotes(raw: string): NoteLine[] {
  const text = raw.slice(0, MOST_TEXT)
  const markdown = HTML.test(text) ? withoutTags(text) : text
  return linesOf(markdown)
}

/** Headings and items as Markdown has them; what else is between `<` and `>` goes. */
function withoutTags(html: string): string {
  return decode(
    html
      .replaceAll(/<!--[\s\S]*?(?:-->|$)/g, '')
      .replaceAll(/<(script|style)\b[\s\S]*?(?:<\/\1\s*>|$)/gi, '')
      // Its own line breaks mean nothing.
      .replaceAll(/\s*\n\s*/g, ' ')
      .replaceAll(/<li\b[^>]*>/gi, '\n- ')
      .replaceAll(/<h[1-6]\b[^>]*>/gi, '\n### ')
      .replaceAll(
        /<(?:br|hr|\/?(?:p|div|ul|ol|pre|blockquote|table|tr)|\/li|\/h[1-6])\b[^>]*>/gi,
        '\n',
      )
      .replaceAll(/<[a-z/!][^>]*>/gi, ''),
  )
}

function decode(text: string): string {
  return text.replaceAll(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]+));/gi, (whole, ...groups) => {
    const [decimal, hex, name] = groups as (string | undefined)[]
    if (name !== undefined) return ENTITIES[name.toLowerCase()] ?? whole
    const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal)
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
}

function linesOf(markdown: string): NoteLine[] {
  const lines: NoteLine[] = []
  /** An item or a paragraph that is broken over several lines is one. */
  let open = false
  for (const line of markdown.split(/\r?\n/)) {
    const [, indent = '', mark = '', rest = ''] =
      /^(\s*)(#{1,6} |[-*+] |\d{1,3}[.)] )?(.*)$/.exec(line) ?? []
    const text = plain(rest)
    const last = lines.at(-1)
    if (text === '') open = false
    else if (mark === '' && open && last !== undefined && last.kind !== 'heading')
      lines[lines.length - 1] = { ...last, text: clipped(`${last.text} ${text}`) }
    else {
      const isHeading = mark.startsWith('#') && indent === ''
      const kind = isHeading ? 'heading' : mark === '' ? 'text' : 'item'
      lines.push({ kind, text: clipped(text) })
      open = true
    }
  }
  return lines.slice(0, MOST_LINES)
}

/** Without emphasis, code marks and addresses; and without characters that turn text about or draw nothing. */
function plain(text: string): string {
  return text
    .replaceAll(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll(/(\*\*|__|`)/g, '')
    .replaceAll(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
}

function clipped(text: string): string {
  return text.length > LONGEST_LINE ? `${text.slice(0, LONGEST_LINE - 1).trimEnd()}…` : text
}
