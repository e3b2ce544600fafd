import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { AppFolders } from '../../../../src/main/host/electron/folders'
import { ROOT } from '../../../fixtures/paths'

export interface TestFolders extends AppFolders {
  readonly root: string
  readonly dataFolder: string
  remove(): void
}

/** The smallest image a PNG decoder takes. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
)

/** An app's files: four pages, a species, the icons; and a data folder with two species in it. */
export function createTestFolders(): TestFolders {
  const root = mkdtempSync(join(tmpdir(), 'familiar-electron-'))
  // Where root runs the tests, the database's account must be able to walk through, or it lives elsewhere and stays.
  chmodSync(root, 0o755)
  const put = (path: string, content: string | Buffer): void => {
    const file = join(root, path)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, content)
  }
  for (const page of ['pet', 'panel', 'settings', 'inspector']) {
    put(`out/renderer/${page}/index.html`, `<!doctype html><title>${page}</title>`)
  }
  put('out/renderer/assets/pet-a1.js', 'export {}')
  put('resources/species/fox/pet.json', '{"id":"fox"}')
  put('resources/species/fox/spritesheet.webp', 'RIFF')
  put('resources/species/fox/red/fox.webp', 'RIFF red')
  put('data/species/fox/pet.json', '{"id":"not the fox"}')
  put('data/species/dewey/pet.json', '{"id":"dewey"}')
  // By the names of those that are there: a look without a picture shows.
  for (const name of readdirSync(join(ROOT, 'resources', 'icons')))
    if (name.startsWith('tray')) put(`resources/icons/${name}`, PNG)
  put('package.json', '{"version":"0.1.0"}')
  put('CHANGELOG.md', '# Changelog\n\n## 0.1.0\n\n- The first.\n')
  put('secret.json', '{"secret":true}')
  mkdirSync(join(root, 'data'), { recursive: true })
  return {
    root,
    dataFolder: join(root, 'data'),
    rendererFolder: join(root, 'out', 'renderer'),
    preloadFolder: join(root, 'out', 'preload'),
    migrationsFolder: join(root, 'db', 'migrations'),
    speciesFolder: join(root, 'resources', 'species'),
    iconsFolder: join(root, 'resources', 'icons'),
    manifestFile: join(root, 'package.json'),
    changelogFile: join(root, 'CHANGELOG.md'),
    resourcesPath: null,
    remove: () => rmSync(root, { recursive: true, force: true }),
  }
}
