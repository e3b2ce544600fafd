import { join } from 'node:path'
import { APP_ID, APP_NAME } from './identity'

/** Where the desktops of Linux look for what starts at login (XDG autostart). */
export function autostartPath(
  env: Readonly<Record<string, string | undefined>>,
  home: string,
): string {
  const config = env['XDG_CONFIG_HOME'] ?? ''
  return join(config === '' ? join(home, '.config') : config, 'autostart', `${APP_ID}.desktop`)
}

/**
 * The file's text. An AppImage is started by its own path, since what it unpacks to is another at each start. Nothing
 * is said of X11 or Wayland: which of them there is at a login only that start can tell (`xwayland.ts`).
 */
export function autostartText(program: string): string {
  return [
    '[Desktop Entry]',
    'Type=Application',
    `Name=${APP_NAME}`,
    `Exec=${quoted(program)}`,
    'Terminal=false',
    'X-GNOME-Autostart-enabled=true',
    '',
  ].join('\n')
}

/** Is Familiar started by a file that says so? Desktops switch an entry off in it, and let it lie. */
export function isAutostartOn(text: string | null): boolean {
  if (text === null) return false
  return (
    !/^\s*Hidden\s*=\s*true\s*$/im.test(text) &&
    !/^\s*X-GNOME-Autostart-enabled\s*=\s*false\s*$/im.test(text)
  )
}

/** As the Desktop Entry specification quotes an argument, and then the string that it is. */
function quoted(argument: string): string {
  const inQuotes = `"${argument.replace(/["`$\\]/g, '\\$&')}"`
  return inQuotes.replaceAll('\\', '\\\\').replaceAll('%', '%%')
}
