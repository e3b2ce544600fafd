/** How windows reach the screen, as far as it limits what a pet can do. */
export type DisplaySystem = 'free' | 'wayland'

export interface DisplayFacts {
  readonly platform: NodeJS.Platform
  readonly env: Readonly<Record<string, string | undefined>>
  /** Value of the switch `ozone-platform`, as given or as Electron has picked; empty where neither. */
  readonly ozonePlatform: string
}

/**
 * Does Electron talk to Wayland directly? There no app may place its windows, keep them on top or see the pointer
 * outside of them, and `showInactive` does nothing (electron/electron#48436). XWayland has none of these limits. Since
 * Electron 38 the session's type decides unless the command line does (electron/electron#48301), and that before any
 * JavaScript runs: it can only be told here, not changed.
 */
export function displaySystem({ platform, env, ozonePlatform }: DisplayFacts): DisplaySystem {
  if (platform !== 'linux') return 'free'
  if (ozonePlatform !== '') return ozonePlatform === 'wayland' ? 'wayland' : 'free'
  const session = env['XDG_SESSION_TYPE'] ?? ''
  if (session !== '') return session === 'wayland' ? 'wayland' : 'free'
  return (env['WAYLAND_DISPLAY'] ?? '') === '' ? 'free' : 'wayland'
}

/**
 * Does an app always know where the pointer is? Not in a session of Wayland's, XWayland included: over the windows of
 * others it is told nothing, and what it reads is where the pointer was last seen.
 */
export function knowsPointer(facts: DisplayFacts): boolean {
  if (facts.platform !== 'linux') return true
  const { XDG_SESSION_TYPE: session = '', WAYLAND_DISPLAY: display = '' } = facts.env
  const inWayland = session === '' ? display !== '' : session === 'wayland'
  return displaySystem(facts) === 'free' && !inWayland
}

/** What the user is told then, in one line. */
export const WAYLAND_SENTENCE =
  'This desktop runs on Wayland, where a pet can neither walk nor stay on top, so yours lives in the panel. It goes out where there is an X server too (XWayland), and Familiar is started again.'
