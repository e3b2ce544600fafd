// @ts-check
/**
 * Native Wayland lets no app place its windows; where there is an X server too, Familiar talks to that. It has to be
 * said on the command line, before any of the app runs; a switch of the user's own is left as it is.
 * @param {string} platform @param {Readonly<Record<string, string | undefined>>} env @param {readonly string[]} args
 * @returns {string[]}
 */
export function xwaylandSwitches(platform, env, args) {
  const { DISPLAY = '', WAYLAND_DISPLAY = '', XDG_SESSION_TYPE = '' } = env
  const inWayland =
    XDG_SESSION_TYPE === '' ? WAYLAND_DISPLAY !== '' : XDG_SESSION_TYPE === 'wayland'
  const chosen = args.some((arg) => arg.startsWith('--ozone-platform'))
  return platform === 'linux' && inWayland && DISPLAY !== '' && !chosen
    ? ['--ozone-platform=x11']
    : []
}
