import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { pageFile } from '../../../../src/main/host/electron/page-files'

const FOLDERS = {
  rendererFolder: join('/app', 'renderer'),
  speciesFolder: join('/app', 'species'),
  importedFolder: join('/data', 'species'),
}
const pathOf = (url: string): string | undefined => pageFile(url, FOLDERS)?.path

describe('pageFile()', () => {
  it.each([
    ['app://familiar/pet/index.html', join('/app', 'renderer', 'pet', 'index.html')],
    ['app://familiar/panel/index.html?x=1#y', join('/app', 'renderer', 'panel', 'index.html')],
    ['app://familiar/assets/pet-D4f_x.js', join('/app', 'renderer', 'assets', 'pet-D4f_x.js')],
    ['app://familiar/species/fox/pet.json', join('/app', 'species', 'fox', 'pet.json')],
    ['app://familiar/species/fox/red/fox.webp', join('/app', 'species', 'fox', 'red', 'fox.webp')],
  ])('finds %s', (url, path) => {
    expect(pathOf(url)).toBe(path)
  })

  it('looks for a species among those that were brought in as well', () => {
    expect(pageFile('app://familiar/species/fox/pet.json', FOLDERS)?.otherwise).toBe(
      join('/data', 'species', 'fox', 'pet.json'),
    )
    expect(pageFile('app://familiar/pet/index.html', FOLDERS)?.otherwise).toBeNull()
  })

  it.each([
    ['a parent', 'app://familiar/pet/../../secret.json'],
    ['an encoded parent', 'app://familiar/pet/%2e%2e/%2e%2e/secret.json'],
    ['an encoded slash', 'app://familiar/pet/..%2f..%2fsecret.json'],
    ['a doubly encoded parent', 'app://familiar/pet/%252e%252e%252fsecret.json'],
    ['a backslash', 'app://familiar/pet\\..\\..\\secret.json'],
    ['an encoded backslash', 'app://familiar/pet/..%5c..%5csecret.json'],
    ['NUL', 'app://familiar/secret.json\0.html'],
    ['an encoded NUL', 'app://familiar/secret.json%00.html'],
    ['an absolute path', 'app://familiar//etc/hostname.json'],
    ['a drive', 'app://familiar/C:/secret.json'],
    ['an alternate stream', 'app://familiar/pet/index.html::$DATA.js'],
    ['a network share', 'app://familiar//server/share/secret.json'],
    ['a trailing dot, which Windows drops', 'app://familiar/pet/secret.json.'],
    ['a trailing space, which Windows drops', 'app://familiar/pet/secret.json '],
    ['a file that begins with a dot', 'app://familiar/.env.json'],
    ['a parent of the species', 'app://familiar/species/../secret.json'],
    ['a folder of a coat', 'app://familiar/species/fox/red/deep/pet.json'],
    ['the folder of species', 'app://familiar/species/pet.json'],
    ['the root', 'app://familiar/'],
    ['a folder', 'app://familiar/pet/'],
    ['a kind of file pages have none of', 'app://familiar/assets/run.exe'],
    ['another origin', 'app://elsewhere/pet/index.html'],
    ['an origin that begins like ours', 'app://familiar.evil/pet/index.html'],
    ['a port', 'app://familiar:1/pet/index.html'],
    ['another scheme', 'file:///etc/hostname.json'],
  ])('refuses %s', (_what, url) => {
    expect(pageFile(url, FOLDERS)).toBeNull()
  })
})
