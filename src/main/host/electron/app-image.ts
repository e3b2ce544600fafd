import { sep } from 'node:path'

/**
 * The AppImage this program runs from; null where it runs from none. The variable alone is not believed: a terminal that
 * is an AppImage itself hands its own on to whatever is started in it. `APPDIR` is where the AppImage has been mounted.
 */
export function ownAppImage(env: NodeJS.ProcessEnv, execPath: string): string | null {
  const { APPIMAGE: file = '', APPDIR: mounted = '' } = env
  if (file === '' || mounted === '') return null
  return execPath.startsWith(mounted.endsWith(sep) ? mounted : `${mounted}${sep}`) ? file : null
}

/**
 * Is this a start that has to end at once? Whatever updates an AppImage when the app quits runs the newer one with this
 * variable and waits for its end; how the packager's own start script takes it has changed with its versions.
 */
export function startsOnlyToInstall(env: NodeJS.ProcessEnv, execPath: string): boolean {
  return ownAppImage(env, execPath) !== null && env['APPIMAGE_EXIT_AFTER_INSTALL'] === 'true'
}
