import { expect, test } from 'vitest'
import { settingsPatchSchema, settingsSchema } from '../../../src/shared/contract/settings'
import { readAccelerator } from '../../../src/shared/domain/accelerator'
import { EVERYDAY_USES, everydayUse } from '../../../src/shared/domain/everyday-keys'

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

/** No letter or digit is free with one of these alone, and on a Mac Super is Command. */
test('no key that types something is taken with Ctrl, Command, Super or Alt alone', () => {
  const typing = [...Array.from({ length: 36 }, (_, at) => at.toString(36).toUpperCase()), 'Space']
  const held = ['Ctrl', 'Command', 'Super', 'Alt']
  const free = held.flatMap((one) =>
    typing.map((key) => `${one}+${key}`).filter((keys) => readAccelerator(keys).ok),
  )
  expect(free).toEqual([])
})

test.each([
  ['Super+C', 'copy'],
  ['Super+Shift+Z', 'redo'],
  ['Ctrl+Shift+W', 'close'],
  ['Ctrl+PageDown', 'switch'],
  ['Ctrl+3', 'switch'],
  ['Ctrl+F5', 'reload'],
  ['Alt+Shift+7', 'menu'],
  ['Ctrl+Alt+L', 'type'],
  ['Ctrl+Alt+Shift+L', 'type'],
  ['Ctrl+Alt+V', 'type'],
] as const)('%s is refused too: %s', (typed, use) => {
  expect(readAccelerator(typed)).toMatchObject({ ok: false, fault: 'everyday', use })
})

test.each(['Ctrl+Alt+P', 'Ctrl+Shift+F9', 'Command+Alt+C', 'Ctrl+Alt+Shift+P', 'F9', 'Ctrl+F9'])(
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

test('such keys, kept from before they were refused, are given up alone', () => {
  const shortcuts = { 'toggle-pet': 'Ctrl+C', panel: 'Ctrl+Alt+P', focus: null }
  expect(settingsSchema.parse({ shortcuts }).shortcuts).toEqual({
    'toggle-pet': null,
    panel: 'Ctrl+Alt+P',
    focus: null,
  })
})
