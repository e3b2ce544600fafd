import { join } from 'node:path'

export interface FolderFacts {
  /** The folder `package.json` is in: of the checkout, or of the package's archive. */
  readonly root: string
  /** `process.resourcesPath` of a packaged app; null in development. */
  readonly resourcesPath: string | null
}

/** Where the app's own files are. */
export interface AppFolders {
  readonly rendererFolder: string
  readonly preloadFolder: string
  readonly migrationsFolder: string
  readonly speciesFolder: string
  readonly iconsFolder: string
  /** Of this version: what it was built with is in it. */
  readonly manifestFile: string
  readonly changelogFile: string
  /** Where the packager lays what it knows of the package; null in development. */
  readonly resourcesPath: string | null
}

/**
 * What is built is in the archive. What others than we read, or what must be a file (migrations, species, icons), is
 * beside it, in the same places as in the checkout (`extraResources`).
 */
export function appFolders({ root, resourcesPath }: FolderFacts): AppFolders {
  const beside = resourcesPath ?? root
  return {
    rendererFolder: join(root, 'out', 'renderer'),
    preloadFolder: join(root, 'out', 'preload'),
    migrationsFolder: join(beside, 'db', 'migrations'),
    speciesFolder: join(beside, 'resources', 'species'),
    iconsFolder: join(beside, 'resources', 'icons'),
    manifestFile: join(root, 'package.json'),
    changelogFile: join(beside, 'CHANGELOG.md'),
    resourcesPath,
  }
}
