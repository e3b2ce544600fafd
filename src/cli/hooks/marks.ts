import { NotUnderstood } from './json-hooks'

/** Between these two lines stands what Familiar has written into another program's file. */
export const BEGIN = '# >>> familiar >>>'
export const END = '# <<< familiar <<<'

/** A line of ours, also one without an end, with Windows' line end, or indented: editors take and give those. */
const MARK = new RegExp(`^[ \\t]*(?:${BEGIN}|${END})[^\\n]*(?:\\n|$)`, 'gm')

interface Block {
  readonly start: number
  /** Behind the end of its last line. */
  readonly end: number
}

/** Is anything of ours in it? Throws NotUnderstood for a mark without the other. */
export function isMarked(text: string): boolean {
  return blocksIn(text).length > 0
}

/**
 * A text without blocks of ours; `keep` says what of a block is to stay, and is told what follows it. Throws
 * NotUnderstood for a mark without the other: what of the text is ours, nobody knows.
 */
export function withoutBlocks(
  text: string,
  keep: (block: string, after: string) => string = () => '',
): string {
  let [left, at] = ['', 0]
  for (const { start, end } of blocksIn(text)) {
    left += text.slice(at, start) + keep(text.slice(start, end), text.slice(end))
    at = end
  }
  return left + text.slice(at)
}

function blocksIn(text: string): Block[] {
  const blocks: Block[] = []
  let begun: number | null = null
  for (const { index, 0: line } of text.matchAll(MARK)) {
    if (line.trimStart().startsWith(BEGIN)) {
      if (begun !== null) throw without(BEGIN, END)
      begun = index
    } else {
      if (begun === null) throw without(END, BEGIN)
      blocks.push({ start: begun, end: index + line.length })
      begun = null
    }
  }
  if (begun !== null) throw without(BEGIN, END)
  return blocks
}

function without(mark: string, other: string): NotUnderstood {
  return new NotUnderstood(
    `has a line “${mark}” without its “${other}”, so nobody can tell which lines are Familiar’s: put that line back, or take out the one that is left and what Familiar wrote beside it`,
  )
}
