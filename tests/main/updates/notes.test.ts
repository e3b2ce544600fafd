import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { changelogSection, isNewer } from '../../../src/main/updates/changelog'
import { readNotes } from '../../../src/main/updates/notes'

describe('notes on a release', () => {
  test('in the HTML of GitHub’s feed become lines of text', () => {
    const html = `<h2>What&#39;s changed</h2>
<ul>
<li>Scarves &amp; hats by <a href="https://github.com/owner">@owner</a> in
<a href="https://github.com/owner/familiar/pull/7">#7</a></li>
<li><strong>Fixed</strong>: the <code>status</code> command</li>
</ul>
<p>Thanks!<br>To all.</p>`
    expect(readNotes(html)).toEqual([
      { kind: 'heading', text: "What's changed" },
      { kind: 'item', text: 'Scarves & hats by @owner in #7' },
      { kind: 'item', text: 'Fixed: the status command' },
      { kind: 'text', text: 'Thanks! To all.' },
    ])
  })

  test('in Markdown keep headings and items, and of links the words', () => {
    const markdown =
      '### Added\n\n- A **nest**, see [the docs](https://example.org/x)\n  and more of it.\n* Scarves\n1. First\n\nA sentence\nover two lines.'
    expect(readNotes(markdown)).toEqual([
      { kind: 'heading', text: 'Added' },
      { kind: 'item', text: 'A nest, see the docs and more of it.' },
      { kind: 'item', text: 'Scarves' },
      { kind: 'item', text: 'First' },
      { kind: 'text', text: 'A sentence over two lines.' },
    ])
  })

  test('carry no script, no comment, and no character that turns the text about', () => {
    const lines = readNotes(
      '<p>Safe<!-- <p>hidden</p> --></p><script>alert(1)</script><p>evil\u202egpj.exe\u0007</p><style>p{',
    )
    expect(lines.map(({ text }) => text)).toEqual(['Safe', 'evilgpj.exe'])
  })

  test('of any length and kind are read in time, and come out short', () => {
    const pieces = fc.constantFrom(
      '<',
      '>',
      '</',
      '<li>',
      '<script',
      '&#',
      '&amp;',
      '- ',
      '\n',
      '[a](',
      ')',
      '**',
      'word ',
      '<!--',
    )
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 300 }), (parts) => {
        const lines = readNotes(parts.join(''))
        expect(lines.length).toBeLessThanOrEqual(120)
        for (const { text } of lines) {
          expect(text).not.toBe('')
          expect(text.length).toBeLessThanOrEqual(600)
        }
      }),
    )
    expect(readNotes('<li>word '.repeat(5_000))).toHaveLength(120)
  })
})

describe('the changelog', () => {
  const changelog = `# Changelog

## Unreleased

- Not yet.

## [0.2.0] - 2026-11-18

### Added

- A nest.

## 0.1.0

- The first.
`

  test('is read by version, without its neighbours', () => {
    expect(changelogSection(changelog, '0.2.0')).toEqual([
      { kind: 'heading', text: 'Added' },
      { kind: 'item', text: 'A nest.' },
    ])
    expect(changelogSection(changelog, '0.1.0')).toEqual([{ kind: 'item', text: 'The first.' }])
  })

  test('that says nothing of a version gives nothing, and “0.2” is not “0.2.0”', () => {
    expect(changelogSection(changelog, '0.3.0')).toBeNull()
    expect(changelogSection(changelog, '0.2')).toBeNull()
    expect(changelogSection('## 0.2.0\n\n## 0.1.0\n\n- x', '0.2.0')).toBeNull()
  })

  /** `familiar export <file>` made one line of all of it: it was taken for HTML. */
  test('that speaks of a <file> is Markdown still', () => {
    const notes = changelogSection('## 1.2.3\n\n### Added\n\n- `export <file>`\n- More', '1.2.3')
    expect(notes).toEqual([
      { kind: 'heading', text: 'Added' },
      { kind: 'item', text: 'export <file>' },
      { kind: 'item', text: 'More' },
    ])
  })

  test('of this project has the form that is read', () => {
    const file = fileURLToPath(new URL('../../../CHANGELOG.md', import.meta.url))
    const released = readFileSync(file, 'utf8').replace('## Unreleased', '## [9.9.9] - 2026-12-24')
    const notes = changelogSection(released, '9.9.9')
    expect(notes?.[0]).toEqual({ kind: 'heading', text: 'Added' })
    expect(notes?.filter(({ kind }) => kind === 'item').length).toBeGreaterThan(10)
  })
})

test.each([
  ['0.2.0', '0.1.9', true],
  ['0.10.0', '0.9.0', true],
  ['1.0.0', '1.0.0-beta.3', true],
  ['1.0.0-beta.3', '1.0.0', false],
  ['1.0.0-beta.10', '1.0.0-beta.9', true],
  ['0.1.0', '0.1.0', false],
  ['0.1.0', '0.2.0', false],
  ['', '0.2.0', false],
])('%s is newer than %s: %s', (version, than, newer) => {
  expect(isNewer(version, than)).toBe(newer)
})
