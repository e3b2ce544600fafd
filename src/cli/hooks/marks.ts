/** Between these two lines stands what Familiar has written into another program's file. */
export const BEGIN = '# >>> familiar >>>'
export const END = '# <<< familiar <<<'

/** Whole, or without the end of its last line, or with Windows' line ends: editors take and give those. */
const BLOCK = new RegExp(`${BEGIN}[^]*?${END}[^\\n]*(?:\\n|$)`, 'g')
/** What remains where somebody has taken out only one of the two lines. */
const MARK = new RegExp(`^(?:${BEGIN}|${END})[^\\n]*(?:\\n|$)`, 'gm')

/** Is anything of ours in it? */
export function isMarked(text: string): boolean {
  return text.includes(BEGIN)
}

/** A text without blocks of ours; `keep` says what of a block is to stay, and is told what follows it. */
export function withoutBlocks(
  text: string,
  keep: (block: string, after: string) => string = () => '',
): string {
  return text
    .replace(BLOCK, (block: string, at: number) => keep(block, text.slice(at + block.length)))
    .replace(MARK, '')
}
