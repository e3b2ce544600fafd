import { randomBytes } from 'node:crypto'
import { readFile, rm, stat, statfs } from 'node:fs/promises'
import { homedir, release, type as systemType } from 'node:os'
import { basename, join } from 'node:path'
import { z } from 'zod'
import type { DoctorFinding } from '@shared/contract/doctor'
import {
  type Hidden,
  privacyOf,
  reportText,
  withoutNames,
  withoutQuotes,
} from '@shared/domain/doctor'
import { doctorMessages as words } from '@shared/i18n/doctor-messages'
import type { Clock } from './clock'
import { amiss, answerOf, findingsOf, fine } from './doctor-findings'
import { doctorLog, tellable } from './doctor-log'
import { Failure, messageOf } from './failure'
import type { Host } from './host/host'
import type { DoctorPorts } from './ipc/handlers/doctor'
import type { Log } from './log'
import { replaceFile } from './private-file'
import { redact } from './redact'
import { type AskedPart, type SmokeParts, askParts } from './smoke'
import { credentialsFile, proofOf } from './sources/endpoint/credentials'
import type { GitSource } from './sources/git/git-source'

export interface DoctorParts {
  readonly host: Pick<Host, 'desktop' | 'isOnBattery'>
  readonly dataFolder: string
  readonly endpoint: { readonly url: string }
  /** What the user's work is called. */
  readonly git: Pick<GitSource, 'names'>
  /** Where the database is; null for one's own. */
  readonly databaseUrl: string | null
  /** Asks as a window would. */
  readonly ask: SmokeParts['ask']
  readonly after: SmokeParts['after']
  /** Is the computer taken easy on just now? */
  readonly isSparing: () => boolean
  readonly clock: Clock
  readonly log: Log
}

const { parts: names } = words
const LITTLE_ROOM_BYTES = 500_000_000
const LOG_LINES = 20
const HELLO_MS = 3_000
/** How long any part may take to answer: somebody waits for the page. */
const ANSWER_MS = 5_000

/** Looks at everything there is, and makes the report of it. Nothing is changed by looking. */
export function doctorService(parts: DoctorParts): DoctorPorts {
  const { host, dataFolder, clock } = parts
  const log = parts.log.for('doctor')
  const logFolder = join(dataFolder, 'logs')
  const readLog = doctorLog(join(logFolder, 'familiar.log'))
  const known = createKnownNames(parts)
  return {
    look: async () => {
      const [asked, folder, endpoint, credentials, lines] = await Promise.all([
        askParts({ ...parts, now: () => performance.now() }, ANSWER_MS),
        folderOf(dataFolder),
        endpointOf(parts),
        credentialsOf(dataFolder),
        readLog(LOG_LINES),
      ])
      const findings: DoctorFinding[] = [
        ...findingsOf(asked, clock()),
        fine(names.computer, `${systemType()} ${release()}, ${process.arch}`),
        fine(names.displays, host.desktop?.surroundings() ?? words.inBrowser),
        fine(names.power, words.battery(host.isOnBattery(), parts.isSparing())),
        ...folder,
        endpoint,
        credentials,
        fine(names.log, words.log(lines.length)),
      ]
      known.learn(asked)
      const hidden: Hidden = { dataFolder, home: homedir(), names: [...known.names] }
      const clean = (text: string): string => withoutNames(redact(text), hidden)
      const told = tellable(lines, known.areAll)
      const leftOut = lines.length - told.length
      return {
        findings,
        text: reportText(
          findings.map((finding) => ({ ...finding, said: clean(finding.said) })),
          [
            ...told.map(({ line }) => clean(withoutQuotes(line))),
            ...(leftOut === 0 ? [] : [words.linesLeftOut(leftOut)]),
          ],
        ),
        logFolder,
        canOpenFolder: host.desktop !== null,
      }
    },
    openLogs: async () => {
      if ((await host.desktop?.openFolder(logFolder)) === true) return
      log.warn('the log folder could not be shown')
      throw new Failure('CONFLICT', words.noFolder)
    },
  }
}

/** Is there room, and may we write? */
async function folderOf(dataFolder: string): Promise<DoctorFinding[]> {
  return [await writable(dataFolder), await room(dataFolder)]
}

async function writable(dataFolder: string): Promise<DoctorFinding> {
  // Only writing tells: rights, a disk that is full, one that the system has made read-only.
  const file = join(dataFolder, 'doctor.tmp')
  try {
    await replaceFile(file, Buffer.from('Familiar looks whether it can write here.\n'))
    await rm(file)
    return fine(names.folder, words.writable)
  } catch (error) {
    return amiss(names.folder, words.notWritable(messageOf(error)), { advice: words.makeWritable })
  }
}

async function room(dataFolder: string): Promise<DoctorFinding> {
  try {
    const { bavail, bsize } = await statfs(dataFolder)
    const said = words.room(bavail * bsize)
    return bavail * bsize >= LITTLE_ROOM_BYTES
      ? fine(names.room, said)
      : amiss(names.room, said, { advice: words.littleRoom })
  } catch (error) {
    return amiss(names.room, messageOf(error))
  }
}

const helloSchema = z.object({ proof: z.string() })

/** Asks as hooks do, before they send their token. */
async function endpointOf({ dataFolder, endpoint }: DoctorParts): Promise<DoctorFinding> {
  const what = names.endpoint
  try {
    const file = z.object({ token: z.string() })
    const { token } = file.parse(JSON.parse(await readFile(credentialsFile(dataFolder), 'utf8')))
    const nonce = randomBytes(16).toString('hex')
    const answer = await fetch(`${endpoint.url}/v1/hello?nonce=${nonce}`, {
      signal: AbortSignal.timeout(HELLO_MS),
    })
    const said = helloSchema.safeParse(await answer.json())
    if (said.success && said.data.proof === proofOf(token, nonce))
      return fine(what, words.endpointAnswers)
    return amiss(what, words.someoneElse, { advice: words.restart })
  } catch (error) {
    return amiss(what, words.endpointSilent(messageOf(error)), { advice: words.restart })
  }
}

async function credentialsOf(dataFolder: string): Promise<DoctorFinding> {
  const what = names.credentials
  try {
    const { mode } = await stat(credentialsFile(dataFolder))
    return { what, ...privacyOf(process.platform === 'win32' ? null : mode), ...NO_MEND }
  } catch (error) {
    return amiss(what, messageOf(error), { advice: words.restart })
  }
}

const NO_MEND = { advice: null, page: null } as const

/** What this computer, its user and their work are called, as far as it has been told to this household. */
interface KnownNames {
  readonly names: ReadonlySet<string>
  /** Has everything that has names told them once? What has come since is told by git alone, which needs no database. */
  readonly areAll: boolean
  learn(asked: readonly AskedPart[]): void
}

/** Remembers what was told: a database that is away tells nobody's name, and the log has it still. */
function createKnownNames({
  git,
  databaseUrl,
}: Pick<DoctorParts, 'git' | 'databaseUrl'>): KnownNames {
  const names = new Set<string>()
  let areAll = false
  const learn = (...told: readonly (string | null | undefined)[]): void => {
    for (const name of told) if (typeof name === 'string') names.add(name)
  }
  // Not by the system's own list of users: in a container one may be in none.
  learn(process.env['USER'], process.env['USERNAME'], basename(homedir()))
  // Its errors name it, and come when it can be asked for nothing.
  learn(...(databaseUrl === null ? [] : placesIn(databaseUrl)))
  return {
    names,
    get areAll() {
      return areAll
    },
    learn: (asked) => {
      const met = git.names()
      const account = answerOf(asked, 'account.get')
      const connected = answerOf(asked, 'connections.list')
      const pets = answerOf(asked, 'pet.list')
      learn(
        ...met.names,
        account?.displayName,
        account?.email,
        ...(account?.database === 'server' ? [account.location] : []),
        ...(pets ?? []).map(({ name }) => name),
        ...(connected?.connections ?? []).flatMap(({ account: person, serverUrl }) => [
          person?.name,
          ...(serverUrl === null ? [] : placesIn(serverUrl)),
        ]),
      )
      if (met.areAll && account && connected && pets) areAll = true
    },
  }
}

/** An address, and what in it can stand alone: the server, who asks there, and for what. */
function placesIn(address: string): string[] {
  if (!URL.canParse(address)) return [address]
  const { host, hostname, username, pathname } = new URL(address)
  return [address, host, hostname, decodeURIComponent(username), pathname.slice(1)]
}
