// @ts-check
import { connect } from 'node:net'

/** Where X servers of this computer listen. */
const SOCKETS = '/tmp/.X11-unix'
const FIRST_PORT = 6_000
/** The app starts meanwhile; one that is there answers at once. */
const ANSWER_MS = 1_000

/**
 * Does an X server listen where `DISPLAY` says? As `src/main/host/electron/x-server.ts` has it, of which this is the same
 * for what runs without a build; one test holds both. Never rejects.
 * @param {string} display @param {string} [sockets] the folder of their sockets
 * @returns {Promise<boolean>}
 */
export async function hasXServer(display, sockets = SOCKETS) {
  for (const place of placesOf(display, sockets)) if (await listens(place)) return true
  return false
}

/**
 * The forms of X(7): `:0`, `unix:0.0`, `host:10`, `tcp/host:10`, and the full path of a socket.
 * @param {string} display @param {string} sockets
 * @returns {import('node:net').NetConnectOpts[]}
 */
function placesOf(display, sockets) {
  if (display.startsWith('/')) return [{ path: display }]
  const [, protocol = '', host = '', number] =
    /^(?:([a-z\d]+)\/)?(.*):(\d{1,5})(?:\.\d+)?$/.exec(display) ?? []
  if (number === undefined) return []
  if (host !== '' && host !== 'unix' && protocol !== 'unix')
    return [{ host: host.replace(/^\[(.*)\]$/, '$1'), port: FIRST_PORT + Number(number) }]
  const path = `${sockets}/X${number}`
  // Linux has sockets without a file as well, of the same name.
  return [{ path }, { path: `\0${path}` }]
}

/** @param {import('node:net').NetConnectOpts} place @returns {Promise<boolean>} */
function listens(place) {
  return new Promise((resolve) => {
    /** @param {boolean} found @returns {() => void} */
    const end = (found) => () => {
      socket.destroy()
      resolve(found)
    }
    const socket = connect({ ...place, timeout: ANSWER_MS }, end(true))
    socket.once('timeout', end(false))
    socket.once('error', end(false))
  })
}
