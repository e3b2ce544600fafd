// @ts-check
/**
 * Lays out what goes into the archive of a package, and no more: the build, a manifest of its own, and the few
 * packages that are not in the build. The packager takes this folder as it is.
 */
import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { APP_ID } from './app-id.mjs'
import { nativePackages, withDependencies } from './natives.mjs'
import { releasesOf } from './releases.mjs'
import { isSigned } from './signing.mjs'

/** Of a package, what only its developers need. */
const NOT_SHIPPED = /\.(d\.[cm]?ts|map|md|flow)$|^(scripts|test|tests|docs|examples?)$/i
/** Of koffi, what its body is made of. */
const NOT_SHIPPED_OF_KOFFI =
  /\.(cc|hh|inc|def|asm|S|lib)$|^(doc|vendor|cnoke\.cjs|CMakeLists\.txt)$/

/**
 * @typedef {object} StageOptions
 * @property {string} root the project's folder, built @property {string} into the folder to lay it out in; emptied first
 * @property {string} platform @property {string} arch as Node names them
 * @property {NodeJS.ProcessEnv} [env] names the releases and the certificate
 */

/** @param {StageOptions} options @returns {{version: string, packages: string[], releases: string | null}} */
export function stage({ root, into, platform, arch, env = process.env }) {
  if (existsSync(join(root, 'out', 'preload', 'inspector.cjs')))
    throw new Error('This is a build for developers. Run npm run build, and package again.')
  rmSync(into, { recursive: true, force: true })
  mkdirSync(into, { recursive: true })
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const releases = releasesOf(manifest, env)
  for (const part of ['main', 'preload', 'renderer'])
    cpSync(join(root, 'out', part), join(into, 'out', part), {
      recursive: true,
      // The entry of the browser host is of no use where there is Electron.
      filter: (from) => from !== join(root, 'out', 'main', 'browser.js') && !from.endsWith('.map'),
    })
  const packages = withDependencies(root, nativePackages(platform, arch), { platform, arch })
  for (const name of packages) copyPackage(root, into, name)
  cpSync(join(root, 'LICENSE'), join(into, 'LICENSE'))
  const { name, version, description, license, type, main } = manifest
  const dependencies = Object.fromEntries(packages.map((one) => [one, versionOf(root, one)]))
  writeFileSync(
    join(into, 'package.json'),
    JSON.stringify(
      {
        name,
        productName: 'Familiar',
        version,
        description,
        license,
        author: 'The contributors of Familiar',
        type,
        main,
        // The name of the installed `.desktop` file, by which Linux knows the windows of the app.
        desktopName: `${APP_ID}.desktop`,
        // What the app has to know of its package (`update-means.ts`).
        familiar: { releases, signed: isSigned(env) },
        dependencies,
      },
      null,
      2,
    ),
  )
  return { version, packages, releases }
}

/**
 * Lays out a package, without what only its developers need.
 * @param {string} root the project's folder @param {string} into @param {string} name
 */
export function copyPackage(root, into, name) {
  const from = join(root, 'node_modules', name)
  const to = join(into, 'node_modules', name)
  const ofKoffi = /^(koffi|@koromix\/koffi-.*)$/.test(name)
  /** @param {string} part */
  const isLeftOut = (part) =>
    (NOT_SHIPPED.test(part) && !/licen[cs]e/i.test(part)) ||
    (ofKoffi && NOT_SHIPPED_OF_KOFFI.test(part))
  cpSync(from, to, {
    recursive: true,
    // Libraries link to each other by relative links, which must stay so.
    verbatimSymlinks: true,
    filter: (file) => !relative(from, file).split(sep).some(isLeftOut),
  })
  restoreLinks(to)
}

/**
 * npm packs no links, and the embedded database's own script, which does not run, would make them. An installed app
 * cannot make up for it: it may lie where nobody may write.
 * @param {string} folder of the package
 */
function restoreLinks(folder) {
  const list = join(folder, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
    const link = join(folder, target)
    rmSync(link, { force: true })
    symlinkSync(relative(dirname(link), join(folder, source)), link)
  }
}

/** All files below a folder, with `/` between their parts, sorted. @param {string} folder @returns {string[]} */
export function filesIn(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort()
}

/** @param {string} root @param {string} name @returns {string} */
function versionOf(root, name) {
  return JSON.parse(readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8')).version
}
