// @ts-check
/**
 * The fuses of a packed Familiar: switches in the Electron program itself, set once when it is packed
 * (https://www.electronjs.org/docs/latest/tutorial/fuses). docs/security.md gives the reason for each.
 *
 * In the order of the fuse wire, which is Electron's (`build/fuses/fuses.json5`) and never changes: new ones are added
 * at its end.
 * @type {readonly {name: string, on: (platform: string) => boolean}[]}
 */
export const FUSES = [
  { name: 'runAsNode', on: () => false },
  { name: 'enableCookieEncryption', on: () => true },
  { name: 'enableNodeOptionsEnvironmentVariable', on: () => false },
  { name: 'enableNodeCliInspectArguments', on: () => false },
  // Electron checks the archive on macOS and Windows only.
  { name: 'enableEmbeddedAsarIntegrityValidation', on: (platform) => platform !== 'linux' },
  { name: 'onlyLoadAppFromAsar', on: () => true },
  { name: 'loadBrowserProcessSpecificV8Snapshot', on: () => false },
  { name: 'grantFileProtocolExtraPrivileges', on: () => false },
  { name: 'wasmTrapHandlers', on: () => true },
]

/** Electron's own state, which the packager knows no word for: it stays, and is checked. */
const LEFT_AS_IT_IS = 'wasmTrapHandlers'

/** The fuses as electron-builder is told them. @param {string} platform @returns {Record<string, boolean>} */
export function builderFuses(platform) {
  return Object.fromEntries(
    FUSES.filter(({ name }) => name !== LEFT_AS_IT_IS).map(({ name, on }) => [name, on(platform)]),
  )
}
