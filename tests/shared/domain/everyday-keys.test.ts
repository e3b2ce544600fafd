import { describe, expect, test } from 'vitest'
import { readAccelerator } from '../../../src/shared/domain/accelerator'
import {
  EVERYDAY_USES,
  type EverydayUse,
  type KeysPlatform,
  everydayUse,
} from '../../../src/shared/domain/everyday-keys'
import { desktopMessages } from '../../../src/shared/i18n/desktop-messages'

const PLATFORMS: readonly KeysPlatform[] = ['win32', 'darwin', 'linux']
const LETTERS = Array.from({ length: 26 }, (_, at) => String.fromCharCode(65 + at))
const DIGITS = Array.from({ length: 10 }, (_, at) => String(at))

const useOf = (typed: string, platform: KeysPlatform): EverydayUse | null => {
  const read = readAccelerator(typed)
  if (!read.ok) throw new Error(`${typed} are no keys`)
  return everydayUse(read.keys, platform)
}

/** Taken in the whole system they would be gone from every other program: copying would hide the pet instead. */
describe.each(['win32', 'linux'] as const)('on %s', (platform) => {
  test.each([
    ['ctrl+c', 'copy'],
    ['Ctrl+V', 'paste'],
    ['Ctrl+Shift+Z', 'redo'],
    ['strg w', 'close'],
    ['Ctrl+Shift+W', 'close'],
    ['Ctrl+Left', 'move'],
    ['Shift+Ctrl+Left', 'select'],
    ['Ctrl+PageDown', 'switch'],
    ['Ctrl+3', 'switch'],
    ['Ctrl+F5', 'reload'],
    ['alt+f4', 'close'],
    ['Alt+Tab', 'switch'],
    ['Alt+F', 'menu'],
    ['Alt+Shift+7', 'menu'],
    ['Win+L', 'lock'],
    ['Win+D', 'hide'],
    ['Win+Left', 'arrange'],
    ['F5', 'reload'],
    ['F12', 'tools'],
  ] as const)('%s is refused: %s', (typed, use) => {
    expect(useOf(typed, platform)).toBe(use)
  })

  test('no letter is free with Ctrl or Alt alone', () => {
    const all = ['Ctrl', 'Alt'].flatMap((held) => LETTERS.map((key) => `${held}+${key}`))
    expect(all.filter((keys) => useOf(keys, platform) === null)).toEqual([])
  })
})

describe('on Windows', () => {
  test('keys with Ctrl and Alt type what AltGr does, on the keyboards of much of Europe', () => {
    for (const keys of ['Ctrl+Alt+Q', 'Ctrl+Alt+7', 'Ctrl+Alt+V', 'Ctrl+Alt+L', 'Ctrl+Alt+Shift+L'])
      expect(useOf(keys, 'win32'), keys).toBe('type-alt-gr')
  })

  test('all letters and digits with its own key are its own', () => {
    const free = [...LETTERS, ...DIGITS].filter((key) => useOf(`Win+${key}`, 'win32') === null)
    expect(free).toEqual([])
    expect(useOf('Win+E', 'win32')).toBe('desktop')
  })
})

describe('on Linux', () => {
  test('AltGr is a key of its own: Ctrl and Alt are free but for what desktops keep', () => {
    const taken = [...LETTERS, ...DIGITS].filter(
      (key) => useOf(`Ctrl+Alt+${key}`, 'linux') !== null,
    )
    expect(taken).toEqual(['D', 'L', 'T'])
    expect(useOf('Ctrl+Alt+Shift+L', 'linux')).toBeNull()
    expect(useOf('Ctrl+Alt+Right', 'linux')).toBe('switch')
    expect(useOf('Ctrl+Alt+F2', 'linux')).toBe('switch')
    expect(useOf('Ctrl+Alt+F2', 'win32')).toBeNull()
  })

  test('Super is no Command: letters are free but for what desktops keep', () => {
    for (const keys of ['Super+C', 'Super+Z', 'Super+Shift+Z', 'Super+F'])
      expect(useOf(keys, 'linux'), keys).toBeNull()
    expect(useOf('Super+A', 'linux')).toBe('menu')
    expect(useOf('Super+Space', 'linux')).toBe('layout')
    expect(useOf('Super+4', 'linux')).toBe('switch')
  })
})

describe('on a Mac', () => {
  test.each([
    ['Cmd+Q', 'quit'],
    ['Cmd+C', 'copy'],
    ['Cmd+Shift+Z', 'redo'],
    ['Cmd+H', 'hide'],
    ['Cmd+Tab', 'switch'],
    ['Cmd+Space', 'find'],
    ['Cmd+Shift+4', 'screenshot'],
    ['Super+C', 'copy'],
    ['Ctrl+Cmd+Q', 'lock'],
    ['Ctrl+C', 'edit'],
    ['Ctrl+A', 'edit'],
    ['Ctrl+Left', 'switch'],
    ['Ctrl+Space', 'layout'],
    ['Option+L', 'type'],
    ['Option+Shift+7', 'type'],
    ['Option+Left', 'move'],
    ['F11', 'hide'],
  ] as const)('%s is refused: %s', (typed, use) => {
    expect(useOf(typed, 'darwin')).toBe(use)
  })

  test('what Windows types with AltGr is free, and so is Alt+F4', () => {
    for (const keys of ['Ctrl+Alt+Q', 'Ctrl+Alt+7', 'Ctrl+Alt+Shift+L', 'Alt+F4', 'Ctrl+PageUp'])
      expect(useOf(keys, 'darwin'), keys).toBeNull()
  })

  test('no letter is free with Ctrl, Command or Option alone', () => {
    const all = ['Ctrl', 'Cmd', 'Option'].flatMap((held) => LETTERS.map((key) => `${held}+${key}`))
    expect(all.filter((keys) => useOf(keys, 'darwin') === null)).toEqual([])
  })
})

test.each(['Ctrl+Alt+P', 'Ctrl+Shift+F9', 'Ctrl+Alt+Shift+P', 'Super+Alt+PageUp', 'F9', 'Ctrl+F9'])(
  '%s is free everywhere: one of them is what the words propose',
  (keys) => {
    for (const platform of PLATFORMS) expect(useOf(keys, platform), platform).toBeNull()
  },
)

test('every use in the list is one of some keys, and has its words', () => {
  const held = ['Ctrl', 'Command', 'Super', 'Alt', 'Ctrl+Alt', 'Ctrl+Command', 'Command+Alt']
  const modifiers = ['', 'Shift+', ...held.flatMap((one) => [`${one}+`, `${one}+Shift+`])]
  const named = ['Space', 'Tab', 'Enter', 'Left', 'Right', 'Up', 'Down', 'Home', 'End', 'PageUp']
  const functions = Array.from({ length: 24 }, (_, at) => `F${at + 1}`)
  const keys = modifiers.flatMap((with_) =>
    [...LETTERS, ...DIGITS, ...named, ...functions].map((key) => `${with_}${key}`),
  )
  const used = new Set(
    PLATFORMS.flatMap((platform) => keys.map((one) => everydayUse(one, platform))),
  )
  expect(EVERYDAY_USES.filter((use) => !used.has(use))).toEqual([])
  const said = EVERYDAY_USES.map((use) => desktopMessages.everyday('K', use))
  expect(new Set(said).size).toBe(EVERYDAY_USES.length)
  expect(said.filter((sentence) => sentence.includes('undefined'))).toEqual([])
})
