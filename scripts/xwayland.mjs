// @ts-check
import { existsSync } from 'node:fs'

/**
 * Native Wayland lets no app place its windows; where there is an X server too, Familiar talks to that. It has to be
 * said on the command line, before any of the app runs; a switch of the user's own is left as it is.
 * The variable alone says little: it outlives its server.
 * @param {string} platform @param {Readonly<Record<string, string | undefined>>} env @param {readonly string[]} args
 * @param {(path: string) => boolean} isThere
 * @returns {string[]}
 */
export function xwaylandSwitches(platform, env, args, isThere = existsSync) {
  const { DISPLAY = '', WAYLAND_DISPLAY = '', XDG_SESSION_TYPE = '' } = env
  const inWayland =
    XDG_SESSION_TYPE === '' ? WAYLAND_DISPLAY !== '' : XDG_SESSION_TYPE === 'wayland'
  const chosen = args.some((arg) => arg.startsWith('--ozone-platform'))
  return platform === 'linux' && inWayland && hasXServer(DISPLAY, isThere) && !chosen
    ? ['--ozone-platform=x11']
    : []
}

/** @param {string} display @param {(path: string) => boolean} isThere */
function hasXServer(display, isThere) {
  const number = /^(?:unix)?:(\d+)(?:\.\d+)?$/.exec(display)?.[1]
  // One of another computer's is believed to be there.
  return number === undefined ? display !== '' : isThere(`/tmp/.X11-unix/X${number}`)
}
