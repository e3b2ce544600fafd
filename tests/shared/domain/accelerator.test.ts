import { expect, test } from 'vitest'
import { readAccelerator } from '../../../src/shared/domain/accelerator'

test.each([
  ['ctrl+alt+p', 'Ctrl+Alt+P'],
  ['P + Alt + Control', 'Ctrl+Alt+P'],
  ['shift cmd space', 'Command+Shift+Space'],
  ['win+pageup', 'Super+PageUp'],
  ['f9', 'F9'],
  ['Ctrl+Ctrl+1', 'Ctrl+1'],
])('%s are the keys %s', (typed, keys) => {
  expect(readAccelerator(typed)).toEqual({ ok: true, keys })
  expect(readAccelerator(keys), 'written so, they are read again').toEqual({ ok: true, keys })
})

test.each([
  ['p', 'no-modifier'],
  ['Shift+P', 'no-modifier'],
  ['Ctrl+Alt', 'no-key'],
  ['', 'no-key'],
  ['Ctrl+A+B', 'unknown-key'],
  ['Ctrl+F25', 'unknown-key'],
  ['Ctrl+é', 'unknown-key'],
] as const)('"%s" is refused: %s', (typed, fault) => {
  expect(readAccelerator(typed)).toEqual({ ok: false, fault })
})
