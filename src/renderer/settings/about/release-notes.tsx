import type { NoteLine } from '@shared/contract/updates'
import './about.css'

interface Section {
  readonly heading: string | null
  readonly lines: readonly NoteLine[]
}

interface ReleaseNotesProps {
  readonly notes: readonly NoteLine[]
  /** The heading they stand below. */
  readonly below: 'h2' | 'h3'
}

/** Notes on a version: its headings, items and sentences, all of them text. */
export function ReleaseNotes({ notes, below }: ReleaseNotesProps) {
  const Heading = below === 'h2' ? 'h3' : 'h4'
  return (
    <div className="release-notes">
      {sectionsOf(notes).map(({ heading, lines }, index) => (
        // Notes do not change while they are shown, and two sections may have one name.
        <div key={index} className="release-notes__section">
          {heading !== null && <Heading className="release-notes__heading">{heading}</Heading>}
          {lines.some(({ kind }) => kind === 'item') ? (
            <ul>
              {lines.map(({ text }, line) => (
                <li key={line}>{text}</li>
              ))}
            </ul>
          ) : (
            lines.map(({ text }, line) => <p key={line}>{text}</p>)
          )}
        </div>
      ))}
    </div>
  )
}

/** A section holds either items or sentences: where they take turns, each run is one. */
function sectionsOf(notes: readonly NoteLine[]): readonly Section[] {
  const sections: { heading: string | null; lines: NoteLine[] }[] = []
  for (const line of notes) {
    const last = sections.at(-1)
    const before = last?.lines.at(-1)
    if (line.kind === 'heading') sections.push({ heading: line.text, lines: [] })
    else if (last === undefined || (before !== undefined && before.kind !== line.kind))
      sections.push({ heading: null, lines: [line] })
    else last.lines.push(line)
  }
  return sections
}
