import { createHash, randomUUID } from 'node:crypto'
import { link, rename, rm } from 'node:fs/promises'
import { type Server, type Socket, connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Failure, codeOf } from '../failure'

export interface InstanceLock {
  release(): Promise<void>
}

/** Longest path of a unix socket the strictest platform takes. */
const MAX_SOCKET_PATH = 103
const ATTEMPTS = 5
const ANSWER_MS = 2_000

/**
 * Makes this process the only Familiar on a data folder. The lock is a listening socket (a named pipe on Windows): the
 * system lets go of it when the process ends, however it ends, and a second Familiar can knock.
 *
 * Throws a Failure when another holds it; that one's `onSecond` has been called then, so that it can show itself.
 */
export async function acquireInstanceLock(
  dataFolder: string,
  onSecond: () => void,
): Promise<InstanceLock> {
  const path = lockPath(dataFolder)
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const server = await listen(path, onSecond)
    if (server) return { release: () => close(server) }
    if (await knock(path)) break
    await removeStale(path)
  }
  throw new Failure(
    'DATA_FOLDER_IN_USE',
    `Familiar is already running with the data folder ${dataFolder}. Use that one, end it first, or name another folder with --data-dir.`,
  )
}

/** Where the lock of a data folder is. */
function lockPath(dataFolder: string): string {
  const name = `familiar-${createHash('sha256').update(dataFolder).digest('hex').slice(0, 16)}`
  if (process.platform === 'win32') return `\\\\.\\pipe\\${name}`
  const beside = join(dataFolder, 'familiar.sock')
  if (Buffer.byteLength(beside) <= MAX_SOCKET_PATH) return beside
  return join(process.env['XDG_RUNTIME_DIR'] ?? tmpdir(), `${name}.sock`)
}

/** Null when somebody listens there, or a killed process has left its socket file. */
function listen(path: string, onSecond: () => void): Promise<Server | null> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => answer(socket, onSecond))
    server.once('error', (error) => {
      if (codeOf(error) === 'EADDRINUSE') resolve(null)
      else reject(error)
    })
    server.listen(path, () => resolve(server))
    // The lock alone must not keep a process alive.
    server.unref()
  })
}

function answer(socket: Socket, onSecond: () => void): void {
  // Whoever knocks may be gone before it is answered; that is its own affair.
  socket.on('error', () => socket.destroy())
  socket.once('data', () => {
    onSecond()
    socket.end('here')
  })
}

/** Does a living Familiar answer? */
function knock(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path)
    const settle = (alive: boolean): void => {
      socket.destroy()
      resolve(alive)
    }
    socket.once('connect', () => socket.write('knock'))
    socket.once('data', () => settle(true))
    // Connected but silent (stopped in a debugger, say) is alive too.
    socket.setTimeout(ANSWER_MS, () => settle(true))
    socket.once('error', () => settle(false))
  })
}

/**
 * Takes a dead socket file away. It is moved first and tried again under its new name: should another Familiar have
 * replaced it between our knock and our move, the living one is put back.
 */
async function removeStale(path: string): Promise<void> {
  const aside = `${path}.${randomUUID().slice(0, 8)}`
  try {
    await rename(path, aside)
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return
    throw error
  }
  if (await knock(aside)) await link(aside, path)
  await rm(aside, { force: true })
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
  })
}
