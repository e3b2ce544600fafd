import { readFileSync, readdirSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { expect, test } from 'vitest'
import { ROOT } from '../fixtures/paths'

/** Files of `src` whose text has this in it, as `src/…` with `/`. */
function filesWith(pattern: RegExp): string[] {
  return readdirSync(join(ROOT, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|tsx|html)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => pattern.test(readFileSync(file, 'utf8')))
    .map((file) => relative(ROOT, file).split(sep).join('/'))
    .sort()
}

// A linter can be told to look away in a line; this looks at every line.
test('two files load @electron/remote, and no third', () => {
  expect(filesWith(/(from|import|require)\s*\(?\s*['"]@electron\/remote/)).toEqual([
    'src/main/host/electron/inspector.ts',
    'src/preload/inspector.ts',
  ])
})

test('main loads the inspector in one place, late, behind a constant of the build', () => {
  const importing = filesWith(/host\/electron\/inspector['"]|['"]\.\/inspector['"]/)
  expect(importing).toEqual(['src/main/index.ts'])
  const entry = readFileSync(join(ROOT, 'src', 'main', 'index.ts'), 'utf8')
  expect(entry).toMatch(
    /if \(import\.meta\.env\.MODE === 'development'\) \{[^}]*import\('\.\/host\/electron\/inspector'\)/,
  )
})

test('nothing loads electron but its own folder, the entry and the preloads', () => {
  const loading = filesWith(/(from|import|require)\s*\(?\s*['"]electron(\/[\w-]+)?['"]/)
  expect(loading.length).toBeGreaterThan(10)
  expect(
    loading.filter(
      (file) => !/^src\/(main\/host\/electron\/|main\/index\.ts$|preload\/)/.test(file),
    ),
  ).toEqual([])
})
