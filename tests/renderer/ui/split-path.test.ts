import { describe, expect, test } from 'vitest'
import {
  splitPath,
  withSeparator,
  withoutSeparator,
} from '../../../src/renderer/ui/folders/split-path'

describe('splitPath()', () => {
  test.each([
    ['/home/robin/co', '/home/robin/', 'co'],
    ['/home/robin/', '/home/robin/', ''],
    ['/', '/', ''],
    ['code', '', 'code'],
    ['C:\\Users\\ro', 'C:\\Users\\', 'ro'],
    ['C:/Users/ro', 'C:/Users/', 'ro'],
    ['/home/a\\b', '/home/a\\', 'b'],
  ])('takes %s apart', (path, folder, begins) => {
    expect(splitPath(path)).toEqual({ folder, begins })
  })
})

test('withoutSeparator() leaves the root a root', () => {
  expect(withoutSeparator('/')).toBe('/')
  expect(withoutSeparator('C:\\')).toBe('C:\\')
  expect(withoutSeparator('/home/robin//')).toBe('/home/robin')
})

test('withSeparator() goes on in the way of the path', () => {
  expect(withSeparator('/home')).toBe('/home/')
  expect(withSeparator('/')).toBe('/')
  expect(withSeparator('C:\\Users')).toBe('C:\\Users\\')
})
