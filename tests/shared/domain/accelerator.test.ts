import { expect, test } from 'vitest'
import { settingsSchema } from '../../../src/shared/contract/settings'
import { readAccelerator } from '../../../src/shared/domain/accelerator'

test.each([
  ['ctrl+alt+p', 'Ctrl+Alt+P'],
  ['P + Alt + Control', 'Ctrl+Alt+P'],
  ['shift cmd space', 'Command+Shift+Space'],
  ['win+alt+pageup', 'Super+Alt+PageUp'],
  ['f9', 'F9'],
  ['Ctrl+Ctrl+F9', 'Ctrl+F9'],
])('%s are the keys %s', (typed, keys) => {
  expect(readAccelerator(typed)).toEqual({ ok: true, keys })
  expect(readAccelerator(keys), 'written so, they are read again').toEqual({ ok: true, keys })
})

test.each([
  ['p', 'no-modifier'],
  ['7', 'no-modifier'],
  ['Space', 'no-modifier'],
  ['Enter', 'no-modifier'],
  ['Shift+P', 'no-modifier'],
  ['Shift+Insert', 'no-modifier'],
  ['Ctrl+Alt', 'no-key'],
  ['', 'no-key'],
  ['Ctrl+A+B', 'unknown-key'],
  ['Ctrl+F25', 'unknown-key'],
  ['Ctrl+é', 'unknown-key'],
  ['Escape', 'unknown-key'],
] as const)('"%s" is refused: %s', (typed, fault) => {
  expect(readAccelerator(typed)).toEqual({ ok: false, fault })
})

test('keys kept as nobody could have typed them are given up alone', () => {
  const shortcuts = { 'toggle-pet': 'Ctrl+nothing', panel: 'Ctrl+Alt+P', focus: null }
  expect(settingsSchema.parse({ shortcuts }).shortcuts).toEqual({
    'toggle-pet': null,
    panel: 'Ctrl+Alt+P',
    focus: null,
  })
})
