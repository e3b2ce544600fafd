import { type Change, textIn } from './change'

/** Lines around a change that are shown with it. */
const CONTEXT = 3
/** Above this many pairs of lines, what lies between the first and the last change is shown as one. */
const MOST_PAIRS = 4_000_000

interface Line {
  readonly sign: ' ' | '-' | '+'
  readonly text: string
}

/** Changes as a person reads them before they are made: unified diffs of others' files, and the names of our own. */
export function show(changes: readonly Change[]): string {
  return changes.map(showOne).join('')
}

function showOne({ file, before, after, whose }: Change): string {
  if (whose === 'own') return `${after === null ? 'Deletes' : 'Writes'} ${file}\n`
  const [old, fresh] = [before, after].map((bytes) => (bytes === null ? '' : textIn(bytes)))
  if (old === null || fresh === null || old === undefined || fresh === undefined)
    return `Moves ${file}\n`
  const from = before === null ? '/dev/null' : file
  const to = after === null ? '/dev/null' : file
  return `--- ${from}\n+++ ${to}\n${hunksOf(linesOf(old, fresh))}`
}

function linesOf(old: string, fresh: string): Line[] {
  const [a, b] = [split(old), split(fresh)]
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1
  let end = 0
  while (
    end < a.length - start &&
    end < b.length - start &&
    a[a.length - 1 - end] === b[b.length - 1 - end]
  )
    end += 1
  const as = (sign: Line['sign'], lines: readonly string[]): Line[] =>
    lines.map((text) => ({ sign, text }))
  const [gone, come] = [a.slice(start, a.length - end), b.slice(start, b.length - end)]
  const between =
    gone.length * come.length > MOST_PAIRS ? [...as('-', gone), ...as('+', come)] : walk(gone, come)
  return [...as(' ', a.slice(0, start)), ...between, ...as(' ', a.slice(a.length - end))]
}

/** By the longest common subsequence. */
function walk(a: readonly string[], b: readonly string[]): Line[] {
  const width = b.length + 1
  const longest = new Uint32Array((a.length + 1) * width)
  const at = (i: number, j: number): number => longest[i * width + j] ?? 0
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1)
      longest[i * width + j] =
        a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
  const lines: Line[] = []
  let [i, j] = [0, 0]
  while (i < a.length || j < b.length) {
    const [old, fresh] = [a[i], b[j]]
    if (old !== undefined && old === fresh) {
      lines.push({ sign: ' ', text: old })
      i += 1
      j += 1
    } else if (old !== undefined && (fresh === undefined || at(i + 1, j) >= at(i, j + 1))) {
      lines.push({ sign: '-', text: old })
      i += 1
    } else if (fresh !== undefined) {
      lines.push({ sign: '+', text: fresh })
      j += 1
    }
  }
  return lines
}

function split(text: string): string[] {
  if (text === '') return []
  return text.replace(/\n$/, '').split('\n')
}

function hunksOf(lines: readonly Line[]): string {
  const near = lines.map((_, index) =>
    lines.slice(Math.max(0, index - CONTEXT), index + CONTEXT + 1).some(({ sign }) => sign !== ' '),
  )
  let text = ''
  let [old, fresh] = [1, 1]
  lines.forEach(({ sign, text: line }, index) => {
    if (near[index] === true) {
      if (near[index - 1] !== true) text += `@@ -${old} +${fresh} @@\n`
      text += `${sign}${line.replace(/\r$/, '')}\n`
    }
    if (sign !== '+') old += 1
    if (sign !== '-') fresh += 1
  })
  return text
}
