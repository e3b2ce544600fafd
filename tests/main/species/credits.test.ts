import { describe, expect, test } from 'vitest'
import { codexPet } from '../../fixtures/pets/codex-pet'
import { gif } from '../../fixtures/pets/pictures'
import { type FileMap, species, text } from '../../fixtures/pets/reading'
import { shimejiPictures } from '../../fixtures/pets/shimeji-set'

const below = (folder: string, files: FileMap): [string, Uint8Array][] =>
  [...files].map(([name, bytes]) => [`${folder}/${name}`, bytes])
const DEWEY = below('repo/pets/dewey', codexPet({ license: undefined }))
const MIT = text('MIT License\n\nCopyright (c) Ada')
const ART = text('CC BY-NC 4.0')

describe('the licence of a pet', () => {
  test.each([
    ['in its own folder', 'repo/pets/dewey/LICENSE'],
    ['above it', 'repo/pets/licence.txt'],
    ['at the top of its package', 'COPYING.md'],
    ['below it', 'repo/pets/dewey/art/LICENSE'],
    ['beside it, where there is no other', 'repo/legal/LICENSE'],
  ])('is found %s', async (_where, path) => {
    const { credits } = await species(new Map([...DEWEY, [path, MIT]]))
    expect(credits).toMatchObject({
      author: 'Ada Example',
      licence: 'MIT License',
      licenceText: 'MIT License\n\nCopyright (c) Ada',
    })
  })

  test('is the nearest of several: its own before that of all, that before one of something else', async () => {
    const own = new Map([
      ...DEWEY,
      ['LICENSE', MIT],
      ['repo/pets/dewey/fonts/LICENSE', text('OFL')],
      ['repo/tool/LICENSE', text('GPL')],
    ])
    expect((await species(own)).credits.licence).toBe('MIT License')
    expect((await species(own.set('repo/pets/dewey/LICENSE', ART))).credits.licence).toBe(
      'CC BY-NC 4.0',
    )
    const shimeji = new Map([
      ...shimejiPictures([1, 2, 3]),
      ['LICENSE', MIT],
      ['img/Mochi/LICENSE', ART],
    ])
    expect((await species(shimeji)).credits.licence).toBe('CC BY-NC 4.0')
  })
})

describe('the read-me of a vscode-pets set', () => {
  const DOG = new Map<string, Uint8Array>([['media/dog/red_idle_8fps.gif', gif(12, 2)]])
  const README = `# Pets

Put one in your editor.

## Installing

Press a button.

## Credits

The dog is by [NVPH Studio](https://example.org), used with permission.

### The cat

By somebody else.

## Contributing

Write to us.
`

  test('is kept in what it says of whose work it is, before the licence', async () => {
    const { credits } = await species(
      new Map([...DOG, ['README.md', text(README)], ['LICENSE', MIT]]),
    )
    expect(credits.licence).toBe('MIT License')
    expect(credits.licenceText).toBe(
      '## Credits\n\nThe dog is by [NVPH Studio](https://example.org), used with permission.\n\n### The cat\n\nBy somebody else.\n\nMIT License\n\nCopyright (c) Ada',
    )
  })

  test.each([
    ['in a paragraph, without a heading', 'A dog.\n\nCredits: Ada.\n\nBark.', 'Credits: Ada.'],
    ['at the end of a long one', `${'x '.repeat(30_000)}\n\n# Licence\nCC0`, '# Licence\nCC0'],
    ['nowhere', '# A dog\n\nIt barks.', null],
  ])('that tells it %s', async (_where, readme, kept) => {
    const { credits } = await species(new Map([...DOG, ['media/dog/readme.txt', text(readme)]]))
    expect(credits).toMatchObject({ licence: null, licenceText: kept })
  })
})
