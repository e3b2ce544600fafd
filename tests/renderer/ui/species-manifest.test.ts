import { describe, expect, test } from 'vitest'
import { speciesManifestSchema, stillCell } from '../../../src/renderer/ui/species/species-manifest'

const ours = {
  spritesheetPath: 'spritesheet.webp',
  familiar: {
    sheet: 'familiar.webp',
    cell: { width: 192, height: 208 },
    animations: {
      idle: { row: 0, durationsMs: [280], loop: true },
      'idle-hungry': { row: 4, durationsMs: [280], loop: true },
    },
    colors: { blue: { hex: '#5b7bd5', sheet: 'blue/familiar.webp' } },
  },
}
const cellOf = (manifest: unknown, mood: string, color = 'amber', level = 1) =>
  stillCell(speciesManifestSchema.parse(manifest), mood, color, level)

describe('stillCell()', () => {
  test('takes the mood’s own idling, else the plain one', () => {
    expect(cellOf(ours, 'hungry')).toMatchObject({ sheet: 'familiar.webp', row: 4 })
    expect(cellOf(ours, 'bored')).toMatchObject({ sheet: 'familiar.webp', row: 0 })
  })

  test('takes the sheet of the pet’s coat', () => {
    expect(cellOf(ours, 'hungry', 'blue').sheet).toBe('blue/familiar.webp')
  })

  test('takes the body of the pet’s level, and puts its coat on', () => {
    const patch = { offset: 40, bytes: 'AAEC' }
    const staged = {
      ...ours,
      familiar: {
        ...ours.familiar,
        formatVersion: 2,
        colors: { amber: {}, blue: { patch } },
        stages: {
          baby: { fromLevel: 1, sheet: 'baby.webp' },
          young: { fromLevel: 4, sheet: 'young.webp' },
        },
      },
    }
    expect(cellOf(staged, 'hungry', 'blue', 3)).toMatchObject({ sheet: 'baby.webp', coat: patch })
    expect(cellOf(staged, 'hungry', 'amber', 4)).toMatchObject({ sheet: 'young.webp', coat: null })
    const later = { ...staged, familiar: { ...staged.familiar, formatVersion: 3 } }
    expect(cellOf(later, 'hungry').sheet).toBe('spritesheet.webp')
  })

  test('falls back to the standard’s idle row for a pet made elsewhere', () => {
    expect(cellOf({ id: 'dewey' }, 'hungry')).toEqual({
      sheet: 'spritesheet.webp',
      coat: null,
      row: 0,
      width: 192,
      height: 208,
    })
  })

  test('does not lose the pet to an extension it cannot read', () => {
    const broken = { ...ours, familiar: { sheet: 7 } }
    expect(cellOf(broken, 'hungry').sheet).toBe('spritesheet.webp')
  })
})

test.each(['../../etc/passwd', '/etc/passwd', 'https://elsewhere.example/x.webp'])(
  'a sheet outside of its species’ folder is refused: %s',
  (spritesheetPath) => {
    expect(speciesManifestSchema.safeParse({ spritesheetPath }).success).toBe(false)
  },
)
