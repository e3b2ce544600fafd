// @ts-check
import { hasXServer } from './x-server.mjs'

/**
 * Native Wayland lets no app place its windows; where an X server answers too, Familiar talks to that, and where none
 * does it has to talk to Wayland, or it would not start. Said on the command line, before any of the app runs; a switch of
 * the user's own is left as it is, and so is all where `FAMILIAR_XWAYLAND` says so.
 * @param {string} platform @param {Readonly<Record<string, string | undefined>>} env @param {readonly string[]} args
 * @param {string} [sockets] the folder of the X servers' sockets
 * @returns {Promise<string[]>}
 */
export async function xwaylandSwitches(platform, env, args, sockets) {
  const { DISPLAY = '', WAYLAND_DISPLAY = '', XDG_SESSION_TYPE = '', FAMILIAR_XWAYLAND = '' } = env
  const hasCompositor = WAYLAND_DISPLAY !== '' || XDG_SESSION_TYPE === 'wayland'
  const chosen = FAMILIAR_XWAYLAND !== '' || args.some((arg) => arg.startsWith('--ozone-platform'))
  if (platform !== 'linux' || !hasCompositor || chosen) return []
  return [`--ozone-platform=${(await hasXServer(DISPLAY, sockets)) ? 'x11' : 'wayland'}`]
}
