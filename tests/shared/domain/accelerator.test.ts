import { expect, test } from 'vitest'
import { settingsPatchSchema } from '../../../src/shared/contract/settings'
import { readAccelerator } from '../../../src/shared/domain/accelerator'
import { EVERYDAY_USES, everydayUse } from '../../../src/shared/domain/everyday-keys'

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

/** Taken in the whole system they would be gone from every other program: copying would hide the pet instead. */
test.each([
  ['ctrl+c', 'copy'],
  ['Ctrl+V', 'paste'],
  ['Ctrl+X', 'cut'],
  ['Ctrl+Z', 'undo'],
  ['Ctrl+Shift+Z', 'redo'],
  ['Ctrl+A', 'select-all'],
  ['Ctrl+S', 'save'],
  ['strg w', 'close'],
  ['Ctrl+Left', 'move'],
  ['Shift+Ctrl+Left', 'select'],
  ['alt+f4', 'close'],
  ['Alt+Tab', 'switch'],
  ['Cmd+Q', 'quit'],
  ['Cmd+C', 'copy'],
  ['Cmd+V', 'paste'],
  ['Cmd+W', 'close'],
  ['Cmd+Tab', 'switch'],
  ['Cmd+Space', 'complete'],
  ['Cmd+Shift+4', 'screenshot'],
  ['Win+L', 'lock'],
  ['F5', 'reload'],
  ['Alt+F', 'menu'],
  ['Ctrl+Alt+Q', 'type'],
  ['Ctrl+Alt+7', 'type'],
] as const)('%s is refused, as people use it every day: %s', (typed, use) => {
  const read = readAccelerator(typed)
  expect(read).toMatchObject({ ok: false, fault: 'everyday', use })
})

test.each(['Ctrl+Alt+P', 'Ctrl+Shift+F9', 'Command+Alt+C', 'Ctrl+Alt+Shift+C', 'F9', 'Ctrl+F9'])(
  '%s is free',
  (keys) => {
    expect(everydayUse(keys)).toBeNull()
    expect(readAccelerator(keys)).toEqual({ ok: true, keys })
  },
)

test('every use in the list is one of some keys', () => {
  const modifiers = [
    '',
    'Shift+',
    'Ctrl+',
    'Command+',
    'Super+',
    'Alt+',
    'Alt+Shift+',
    'Super+Shift+',
  ]
  const more = ['Ctrl+Shift+', 'Command+Shift+', 'Ctrl+Alt+', 'Ctrl+Command+']
  const named = ['Space', 'Tab', 'Enter', 'Left', 'Right', 'Up', 'Down', 'Home', 'End', 'PageUp']
  const plain = [...Array.from({ length: 36 }, (_, at) => at.toString(36).toUpperCase()), ...named]
  const functions = Array.from({ length: 24 }, (_, at) => `F${at + 1}`)
  const used = new Set(
    [...modifiers, ...more].flatMap((held) =>
      [...plain, ...functions].map((key) => everydayUse(`${held}${key}`)),
    ),
  )
  expect(EVERYDAY_USES.filter((use) => !used.has(use))).toEqual([])
})

test('the settings say in words why they refuse such keys', () => {
  const shortcuts = { 'toggle-pet': 'Ctrl+C', panel: null, focus: null }
  const read = settingsPatchSchema.safeParse({ shortcuts })
  expect(read.error?.issues.map(({ message }) => message)).toEqual([
    'Ctrl+C copies in other programs, and would do so no more. Choose keys such as Ctrl+Alt+P.',
  ])
})
