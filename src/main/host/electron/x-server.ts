import { type NetConnectOpts, connect } from 'node:net'

/** Where X servers of this computer listen. */
const SOCKETS = '/tmp/.X11-unix'
const FIRST_PORT = 6_000
/** The app starts meanwhile; one that is there answers at once. */
const ANSWER_MS = 1_000

/**
 * Does an X server listen where `DISPLAY` says? The variable outlives its server, and may name one whose socket is not
 * here, such as in a container; Electron, told to talk to it, would not start. Never rejects.
 */
export async function hasXServer(display: string, sockets = SOCKETS): Promise<boolean> {
  for (const place of placesOf(display, sockets)) if (await listens(place)) return true
  return false
}

/** The forms of X(7): `:0`, `unix:0.0`, `host:10`, `tcp/host:10`, and the full path of a socket. */
function placesOf(display: string, sockets: string): NetConnectOpts[] {
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

function listens(place: NetConnectOpts): Promise<boolean> {
  return new Promise((resolve) => {
    const end = (found: boolean) => (): void => {
      socket.destroy()
      resolve(found)
    }
    const socket = connect({ ...place, timeout: ANSWER_MS }, end(true))
    socket.once('timeout', end(false))
    socket.once('error', end(false))
  })
}
