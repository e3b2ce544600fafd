import type { AppStatus } from '@shared/contract/app'
import { CONTRACT, type Route, type RouteOutput } from '@shared/contract/contract'
import type { DoctorFinding } from '@shared/contract/doctor'
import type { SettingsPageId } from '@shared/contract/windows'
import { DAY, type EpochMs } from '@shared/domain/local-day'
import { levelOf } from '@shared/domain/level'
import { doctorMessages as words } from '@shared/i18n/doctor-messages'
import { listed } from '@shared/i18n/number-words'
import { sourceName } from '@shared/i18n/source-name'
import type { AskedPart, PartRoute } from './smoke'

const { parts } = words

/** Backups are made each day; a computer that was off over a weekend has none of those days. */
const OLD_BACKUP_MS = 4 * DAY
/** Of folders and repositories in trouble, told one by one. */
const MOST_TOLD = 5

/** All is well with this, or there is nothing to be done about it. */
export function fine(what: string, said: string): DoctorFinding {
  return { what, ok: true, said, advice: null, page: null }
}

/** Something is not as it should be, and how it is mended. */
export function amiss(
  what: string,
  said: string,
  mend: { readonly advice?: string; readonly page?: SettingsPageId } = {},
): DoctorFinding {
  return { what, ok: false, said, advice: mend.advice ?? null, page: mend.page ?? null }
}

type Readers = {
  readonly [R in PartRoute]: (said: RouteOutput<R>, now: EpochMs) => readonly DoctorFinding[]
}

/** What the answer of each part says of how it is. A part without a reader does not compile. */
const READERS: Readers = {
  'app.status': (status) => [...databaseDown(status), unread(status.quarantined)],
  'app.about': ({ version, host, runtime, database }, now) => [
    fine(parts.app, words.version(version, host, runtime)),
    fine(parts.database, words.database(database.kind, database.version, database.sizeBytes)),
    backup(database.lastBackupAt, now),
  ],
  'pet.get': () => [],
  'pet.list': (pets) => [
    fine(
      parts.pets,
      words.pets(pets.length, levelOf(pets.find(({ eats }) => eats)?.state.xp ?? 0)),
    ),
  ],
  'settings.get': ({ doNotDisturb }) => [
    fine(parts.quiet, doNotDisturb ? words.doNotDisturb : words.disturbable),
  ],
  'goals.list': (goals) => [fine(parts.goals, words.goals(goals.length))],
  'git.overview': ({ gitVersion, problem, folders, repositories, paused }) => [
    gitVersion === null
      ? amiss(parts.git, problem ?? words.noGit, { page: 'connections' })
      : fine(parts.git, paused ? `${gitVersion}, ${words.paused}` : gitVersion),
    fine(parts.folders, words.folders(folders.length, repositories.length)),
    ...fewOf([...troubled(parts.folder1, folders), ...troubled(parts.repository, repositories)]),
  ],
  'connections.list': ({ connections, vault }) => [
    ...connectionsOf(connections),
    vault.problem === null
      ? fine(parts.vault, words.vault(vault.protection))
      : amiss(parts.vault, vault.problem, { page: 'connections' }),
  ],
  'species.list': ({ installed }) => [
    fine(
      parts.species,
      words.species(installed.length, installed.filter(({ isBuiltIn }) => !isBuiltIn).length),
    ),
  ],
  'account.get': ({ database, signedIn }) => [
    fine(parts.account, words.account(database, signedIn)),
  ],
  'data.get': () => [],
  'desktop.get': ({ isDesktopApp, shortcutProblems, startAtLogin, notificationProblem }) =>
    isDesktopApp
      ? [
          ...(notificationProblem === null
            ? []
            : [amiss(parts.quiet, notificationProblem, { page: 'behaviour' })]),
          ...shortcutProblems.map(({ problem }) =>
            amiss(parts.keys, problem, { page: 'behaviour' }),
          ),
          startAtLogin === 'needs-approval'
            ? amiss(parts.login, words.atLogin(startAtLogin), { advice: words.approve })
            : fine(parts.login, words.atLogin(startAtLogin)),
        ]
      : [],
  'focus.get': () => [],
  'updates.get': ({ now, channel }) => [
    now.state === 'failed'
      ? amiss(parts.updates, now.problem, { page: 'about' })
      : fine(parts.updates, words.updates(channel, now.state !== 'impossible')),
  ],
}

interface Schema<T> {
  parse(data: unknown): T
}

/** The contract's outputs, in a shape through which the types can follow a route's name to what it answers. */
const ANSWERS: { readonly [R in Route]: { readonly output: Schema<RouteOutput<R>> } } = CONTRACT

/** What the parts that were asked say of themselves; one that does not answer is named with its reason. */
export function findingsOf(asked: readonly AskedPart[], now: EpochMs): DoctorFinding[] {
  return asked.flatMap(({ what, route, result }) =>
    result.ok
      ? read(route, READERS[route], result.data, now)
      : [
          amiss(capital(what), words.silent(result.error.message), {
            advice: result.error.code === 'UNREACHABLE' ? words.lateAdvice : words.silentAdvice,
          }),
        ],
  )
}

/** The answer of one part, where it gave one. */
export function answerOf<R extends PartRoute>(
  asked: readonly AskedPart[],
  route: R,
): RouteOutput<R> | null {
  const part = asked.find((one) => one.route === route)
  return part?.result.ok === true ? ANSWERS[route].output.parse(part.result.data) : null
}

function read<R extends PartRoute>(
  route: R,
  reader: Readers[R],
  data: unknown,
  now: EpochMs,
): readonly DoctorFinding[] {
  return reader(ANSWERS[route].output.parse(data), now)
}

/** Where it is up, what it is says more. */
function databaseDown({ database }: AppStatus): DoctorFinding[] {
  switch (database.state) {
    case 'up':
      return []
    case 'starting':
      return [amiss(parts.database, words.starting)]
    case 'down':
      return [amiss(parts.database, database.problem)]
  }
}

function unread(count: number): DoctorFinding {
  return count === 0
    ? fine(parts.events, words.allRead)
    : amiss(parts.events, words.unread(count), { advice: words.unreadAdvice, page: 'data' })
}

function backup(at: string | null, now: EpochMs): DoctorFinding {
  if (at === null) return fine(parts.backup, words.noBackup)
  const age = Math.max(0, now - Date.parse(at))
  const said = words.backup(Math.floor(age / DAY))
  return age <= OLD_BACKUP_MS
    ? fine(parts.backup, said)
    : amiss(parts.backup, said, { advice: words.backupAdvice, page: 'data' })
}

function troubled(
  what: string,
  all: readonly { readonly problem: string | null }[],
): DoctorFinding[] {
  return all.flatMap(({ problem }) =>
    problem === null ? [] : [amiss(what, problem, { page: 'connections' })],
  )
}

function fewOf(all: readonly DoctorFinding[]): readonly DoctorFinding[] {
  if (all.length <= MOST_TOLD) return all
  const more = words.moreLike(all.length - MOST_TOLD)
  return [...all.slice(0, MOST_TOLD), amiss(parts.folders, more, { page: 'connections' })]
}

function connectionsOf(all: RouteOutput<'connections.list'>['connections']): DoctorFinding[] {
  const signedIn = all.filter(({ state }) => state !== 'disconnected' && state !== 'connecting')
  if (signedIn.length === 0) return [fine(parts.connections, words.noConnections)]
  const well = signedIn.filter(({ trouble, state }) => trouble === null && state !== 'paused')
  return [
    ...(well.length === 0
      ? []
      : [
          fine(
            parts.connections,
            words.connected(listed(well.map(({ provider }) => sourceName(provider)))),
          ),
        ]),
    ...signedIn.flatMap(({ provider, trouble, state }) => {
      const name = sourceName(provider)
      if (trouble !== null) return [amiss(name, trouble.message, { page: 'connections' })]
      return state === 'paused' ? [fine(name, words.paused)] : []
    }),
  ]
}

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`
}
