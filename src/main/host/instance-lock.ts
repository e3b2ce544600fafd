import { createHash, randomUUID } from 'node:crypto'
import { readdir, rename, rm, stat } from 'node:fs/promises'
import { type Socket, connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { systemClock } from '../clock'
import { Failure, codeOf } from '../failure'
import { type Claim, newClaim } from './instance-claim'

export interface InstanceLock {
  release(): Promise<void>
}

/** Longest path of a unix socket the strictest platform takes. */
const MAX_SOCKET_PATH = 103
const ID = /^[0-9a-f]{8}$/
const SUFFIX = '.sock'
/** A name not yet listened on; only a process killed in that instant leaves one behind. */
const UNREADY = '.new'
/** No living process takes as long from the one name to the other. */
const UNREADY_MS = 60_000
const ANSWER_MS = 2_000
/** A connection refused or cut off: nobody listens there, and, as a name is used only once, nobody ever will. */
const DEAD = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ENOENT', 'ENOTSOCK', 'EPROTOTYPE'])

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
  const lock =
    process.platform === 'win32'
      ? await claimPipe(lockName(dataFolder), onSecond)
      : await claimSocket(dataFolder, onSecond)
  if (lock) return lock
  throw new Failure(
    'DATA_FOLDER_IN_USE',
    `Familiar is already running with the data folder ${dataFolder}. Use that one, end it first, or name another folder with --data-dir.`,
  )
}

function lockName(dataFolder: string): string {
  return `familiar-${createHash('sha256').update(dataFolder).digest('hex').slice(0, 16)}`
}

/** The system keeps the name of a pipe for one, and frees it at that one's end. */
async function claimPipe(name: string, onSecond: () => void): Promise<InstanceLock | null> {
  const path = `\\\\.\\pipe\\${name}`
  const claim = newClaim('', onSecond)
  claim.hold()
  try {
    const release = await listen(path, claim)
    return { release }
  } catch (error) {
    if (codeOf(error) !== 'EADDRINUSE') throw error
    await knock(path, '')
    return null
  }
}

/**
 * A socket's file outlives its process, and taking a dead one's place under the same name can not be told from taking a
 * living one's that has just come. So each claim has a name of its own, which is never used again: whoever refuses a
 * knock is dead for good. A claim is seen before it looks at the others; of several at once the smallest id wins.
 */
async function claimSocket(dataFolder: string, onSecond: () => void): Promise<InstanceLock | null> {
  const stem = socketStem(dataFolder)
  const id = randomUUID().slice(0, 8)
  const claim = newClaim(id, onSecond)
  const own = `${stem}${id}${SUFFIX}`
  const close = await listen(`${own}${UNREADY}`, claim)
  // Seen only once it answers: a claim met between its name and its listening would be taken for dead.
  await rename(`${own}${UNREADY}`, own)
  const release = async (): Promise<void> => {
    await close()
    await rm(own, { force: true })
  }
  for (const other of await otherClaims(stem, own)) {
    if ((await knock(other, id)) === 'dead') {
      await rm(other, { force: true })
      continue
    }
    claim.withdraw()
    await release()
    return null
  }
  claim.hold()
  await sweepUnready(stem)
  return { release }
}

/** Removes what processes have left that were killed before they were seen. Only a living one's name is young. */
async function sweepUnready(stem: string): Promise<void> {
  for (const path of await namesOf(stem, `${SUFFIX}${UNREADY}`)) {
    // Gone meanwhile: it is seen by now, or swept.
    const born = await stat(path).then(
      ({ mtimeMs }) => mtimeMs,
      () => Infinity,
    )
    if (systemClock() - born > UNREADY_MS) await rm(path, { force: true })
  }
}

/** What the paths of all claims on a data folder begin with. */
function socketStem(dataFolder: string): string {
  const beside = join(dataFolder, 'familiar-')
  const length = `${'0'.repeat(8)}${SUFFIX}${UNREADY}`.length
  if (Buffer.byteLength(beside) + length <= MAX_SOCKET_PATH) return beside
  return join(process.env['XDG_RUNTIME_DIR'] ?? tmpdir(), `${lockName(dataFolder)}-`)
}

async function otherClaims(stem: string, own: string): Promise<string[]> {
  return (await namesOf(stem, SUFFIX)).filter((path) => path !== own)
}

/** Paths of sockets of a data folder that end in `suffix`, whose ever they are. */
async function namesOf(stem: string, suffix: string): Promise<string[]> {
  const folder = dirname(stem)
  const names = await readdir(folder)
  return names
    .map((name) => join(folder, name))
    .filter((path) => path.startsWith(stem) && path.endsWith(suffix))
    .filter((path) => ID.test(path.slice(stem.length, -suffix.length)))
}

/** Answers what knocks there. Returns how to end that; whoever still waits for an answer then is cut off. */
function listen(path: string, claim: Claim): Promise<() => Promise<void>> {
  return new Promise((resolve, reject) => {
    const sockets = new Set<Socket>()
    const server = createServer((socket) => {
      sockets.add(socket)
      socket.once('close', () => sockets.delete(socket))
      answer(socket, claim)
    })
    const close = (): Promise<void> =>
      new Promise((closed) => {
        server.close(() => closed())
        // One that says nothing, stopped in a debugger say, would be waited for as long as it stays.
        for (const socket of sockets) socket.destroy()
      })
    server.once('error', reject)
    server.listen(path, () => resolve(close))
    // The lock alone must not keep a process alive.
    server.unref()
  })
}

function answer(socket: Socket, claim: Claim): void {
  // Whoever knocks may be gone before it is answered; that is its own affair.
  socket.on('error', () => socket.destroy())
  socket.once('data', (id) => {
    void claim.isKeptFrom(id.toString()).then((kept) => {
      if (kept) socket.end('here')
      else socket.destroy()
    })
  })
}

/** Is there a living Familiar, with a claim that ours has to yield to? */
function knock(path: string, id: string): Promise<'alive' | 'dead'> {
  return new Promise((resolve) => {
    const socket = connect(path)
    const settle = (found: 'alive' | 'dead'): void => {
      socket.destroy()
      resolve(found)
    }
    socket.once('connect', () => socket.write(id || 'knock'))
    socket.once('data', () => settle('alive'))
    // Closed without an answer: it has withdrawn.
    socket.once('close', () => settle('dead'))
    // Connected but silent (stopped in a debugger, say) is alive too.
    socket.setTimeout(ANSWER_MS, () => settle('alive'))
    socket.once('error', (error) => settle(DEAD.has(codeOf(error) ?? '') ? 'dead' : 'alive'))
  })
}
