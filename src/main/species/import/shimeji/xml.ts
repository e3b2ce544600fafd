import { SaxesParser } from 'saxes'
import { refuse, shown } from '../../problem'
import { inEnglish } from './tags'

/** An element with its English name, and where it begins. */
export interface Element {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly Element[]
  /** What is written in it, without its children's. */
  readonly text: string
  /** From 1. */
  readonly line: number
}

interface Growing extends Element {
  readonly children: Growing[]
  text: string
}

const DEEPEST = 60
const MOST_ELEMENTS = 20_000

/** Reads an XML file into a tree. Document types, and with them entities, are refused. */
export function readXml(file: string, text: string): Element {
  const parser = new SaxesParser({ position: true })
  const open: Growing[] = []
  const roots: Growing[] = []
  let elements = 0
  const here = (): { file: string; line: number } => ({ file, line: parser.line })

  parser.on('doctype', () =>
    refuse('xml-doctype', `${shown(file)} has a document type; a pet needs none.`, here()),
  )
  parser.on('error', () =>
    refuse('xml-syntax', `${shown(file)} is not XML from line ${parser.line} on.`, here()),
  )
  parser.on('opentag', ({ name, attributes }) => {
    elements += 1
    if (open.length >= DEEPEST || elements > MOST_ELEMENTS)
      refuse('xml-element', `${shown(file)} has more elements than a pet needs.`, here())
    const element: Growing = {
      name: inEnglish(localName(name)),
      attributes: Object.fromEntries(
        Object.entries(attributes).map(([key, value]) => [inEnglish(localName(key)), value]),
      ),
      children: [],
      text: '',
      line: parser.line,
    }
    const siblings = open.at(-1)?.children ?? roots
    siblings.push(element)
    open.push(element)
  })
  parser.on('text', (written) => {
    const element = open.at(-1)
    if (element) element.text += written
  })
  parser.on('closetag', () => void open.pop())
  parser.write(text).close()
  return roots[0] ?? refuse('xml-syntax', `${shown(file)} is empty.`, { file })
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}
