import type { RouteOutput } from '@shared/contract/contract'
import type { BackupFile, DataOverview } from '@shared/contract/data'
import type { Focus } from '@shared/contract/focus'
import type { Push } from '@shared/contract/pushes'
import type { Snooze } from '@shared/contract/snooze'
import { calendarFor } from '@shared/domain/local-day'
import { tomorrowFrom } from '@shared/domain/snooze'
import { FakeFailure } from './fake-failure'
import type { FakeEvent, FakeHandlers } from './fake-handlers'
import type { World } from './worlds/world'

type KeepingRoute = Extract<
  keyof FakeHandlers,
  `account.${string}` | `data.${string}` | `focus.${string}` | `snooze.${string}` | 'pet.story'
>

const FOLDER = '/home/robin/.local/share/familiar'
/** The one file on the fake computer that is an export. */
export const EXPORT_PATH = `${FOLDER}/exports/familiar-2026-11-19T134520Z.jsonl.gz`

const refused = (path: string, message: string): FakeFailure =>
  new FakeFailure({ code: 'BAD_INPUT', message, details: [{ path, message }] })

/** Answers for the profile: its pet's story, its account, its focus and all of its data. */
export function keepingAnswers(
  world: World,
  push: (push: Push) => void,
  emit: (event: FakeEvent) => void,
  streak: () => RouteOutput<'ledger.activity'>['streak'],
): Pick<FakeHandlers, KeepingRoute> {
  const setFocus = (focus: Focus): Focus => {
    world.focus = focus
    push({ type: 'focus.changed', focus })
    return focus
  }
  const setSnooze = (until: number | null): Snooze => {
    world.snooze = { until: until === null ? null : new Date(until).toISOString() }
    push({ type: 'snooze.changed', snooze: world.snooze })
    return world.snooze
  }
  const overview = (): DataOverview => ({
    backupsFolder: `${FOLDER}/backups`,
    exportsFolder: `${FOLDER}/exports`,
    backups: world.backups,
    work: null,
  })
  const takeBackup = (): BackupFile => {
    const file = `${FOLDER}/backups/familiar-${world.backups.length}.jsonl.gz`
    const backup = { file, takenAt: new Date().toISOString(), sizeBytes: 1_240_000 }
    world.backups = [backup, ...world.backups].slice(0, 7)
    push({ type: 'data.changed', data: overview() })
    return backup
  }
  const isExport = (path: string): boolean =>
    path === EXPORT_PATH || world.backups.some(({ file }) => file === path)

  return {
    'pet.story': () => ({ bornAt: world.bornAt, streak: streak() }),
    'account.get': () => world.account,
    'account.setDisplayName': ({ displayName }) => {
      world.account = { ...world.account, displayName: displayName === '' ? null : displayName }
      return world.account
    },
    'account.setSignIn': ({ email, password, currentPassword }) => {
      if (world.password !== null && world.password !== currentPassword)
        throw refused('currentPassword', 'This is not your current password')
      if (email === 'taken@example.org')
        throw refused('email', 'Somebody else uses this address here')
      world.password = password ?? world.password
      world.account = { ...world.account, email }
      return world.account
    },
    'account.signIn': ({ email, password }) => {
      if (password !== 'three hedgehogs in a boat')
        throw new FakeFailure({
          code: 'BAD_INPUT',
          message: 'No profile here has that address and that password.',
        })
      world.account = { ...world.account, email, signedIn: true }
      push({ type: 'data.replaced' })
    },
    'account.signOut': () => {
      world.account = { ...world.account, email: null, signedIn: false }
      push({ type: 'data.replaced' })
    },
    'data.get': overview,
    'data.backUpNow': () => {
      takeBackup()
      return overview()
    },
    'data.export': () => ({ file: EXPORT_PATH, rows: 4_812, sizeBytes: 412_000 }),
    'data.inspectImport': ({ path }) => {
      if (!isExport(path))
        throw new FakeFailure({
          code: 'NOT_FOUND',
          message: `There is no file ${path}. Nothing was changed.`,
        })
      return {
        path,
        sizeBytes: 412_000,
        createdAt: new Date(Date.now() - 3 * 3_600_000).toISOString(),
        version: 1,
        rows: 4_812,
        tables: [
          { name: 'users', rows: 1 },
          { name: 'events', rows: 2_260 },
          { name: 'goals', rows: 4 },
        ],
        profiles: [{ name: 'Robin', email: 'robin@example.org' }],
        pets: [{ name: 'Juniper', level: 9 }],
      }
    },
    'data.import': ({ path }) => {
      const { file } = takeBackup()
      world.pet = { ...world.pet, name: path === EXPORT_PATH ? 'Juniper' : 'Maple', version: 1 }
      push({ type: 'data.replaced' })
      return { rows: 4_812, backup: file }
    },
    'data.quarantine': () => world.quarantine,
    'data.retryQuarantine': () => {
      const { total, events } = world.quarantine
      const left = events.slice(0, 1)
      world.quarantine = { total: left.length, events: left }
      return { tried: total, read: total - left.length, quarantine: world.quarantine }
    },
    'snooze.get': () => world.snooze,
    'snooze.begin': ({ length }) => {
      const { timeZone, night } = world.pet.rhythm
      const now = Date.now()
      return setSnooze(
        length === 'hour' ? now + 3_600_000 : tomorrowFrom(now, calendarFor(timeZone), night),
      )
    },
    'snooze.end': () => setSnooze(null),
    'focus.get': () => world.focus,
    'focus.start': ({ minutes, title }) => {
      const now = Date.now()
      const running = {
        startedAt: new Date(now).toISOString(),
        endsAt: new Date(now + minutes * 60_000).toISOString(),
        title: title === undefined || title === '' ? null : title,
      }
      return setFocus({ running })
    },
    'focus.stop': () => {
      const { running } = world.focus
      if (running !== null && Date.parse(running.endsAt) <= Date.now())
        emit({ type: 'focus.completed', source: 'familiar' })
      return setFocus({ running: null })
    },
  }
}
