import { chmod, mkdir } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { DoctorFinding, DoctorReport } from '../../src/shared/contract/doctor'
import { doctorMessages } from '../../src/shared/i18n/doctor-messages'
import type { DoctorPorts } from '../../src/main/ipc/handlers/doctor'
import { disconnected } from '../fakes/worlds/connection'
import { repository } from '../fakes/worlds/repository'
import { contractHandlers } from '../fixtures/contract-handlers'
import { DOCTOR_NOW as NOW, type DoctorRig, openDoctorRig } from '../fixtures/doctor-rig'
import { listenAt } from '../fixtures/endpoint'
import { tempFolder } from '../fixtures/temp-folder'

const { parts } = doctorMessages

let here: DoctorRig

beforeEach(async () => {
  here = await openDoctorRig()
})
afterEach(() => here.close())

const amissIn = ({ findings }: DoctorReport): DoctorFinding[] => findings.filter(({ ok }) => !ok)

test('finds all in order where all is, and says how each part is', async () => {
  const report = await here.look()
  expect(amissIn(report)).toEqual([])
  const said = Object.fromEntries(report.findings.map(({ what, said: how }) => [what, how]))
  expect(said[parts.git]).toBe('2.39.5')
  expect(said[parts.displays]).toBe('1920 × 1080 at 100 %')
  expect(said[parts.power]).toBe('on battery, taking it easy')
  expect(said[parts.endpoint]).toBe('answers')
  expect(said[parts.credentials]).toBe('private')
  expect(said[parts.room]).toMatch(/[\d.]+ .B free/)
  expect(report.text.split('\n')).toHaveLength(report.findings.length)
})

describe('names', () => {
  test('a part that does not answer, with its reason, and still looks at the others', async () => {
    here.answers['species.list'] = 'The species folder is empty.'
    const report = await here.look()
    expect(amissIn(report)).toEqual([
      {
        what: 'The species',
        ok: false,
        said: 'does not answer: The species folder is empty.',
        advice: doctorMessages.silentAdvice,
        page: null,
      },
    ])
    expect(report.findings.at(-1)?.what).toBe(parts.log)
  })

  test('what is wrong with git, connections, tokens and events, each with the page that mends it', async () => {
    const usual = await contractHandlers()['connections.list'](undefined, { window: 'settings' })
    here.answers = {
      'app.status': { database: { state: 'up' }, quarantined: 2, troubles: [] },
      'git.overview': {
        gitVersion: null,
        problem: 'No git was found. Install it.',
        folders: [],
        repositories: [{ ...repository('/srv/plan', 0, null), problem: '/srv/plan is away.' }],
        aliases: [],
        paused: false,
      },
      'connections.list': {
        connections: [
          {
            ...disconnected('github'),
            state: 'trouble',
            trouble: {
              code: 'reconnect',
              message: 'GitHub wants you to sign in again.',
              remedy: 'reconnect',
              since: new Date(NOW).toISOString(),
              retryAt: null,
            },
          },
          { ...disconnected('notion'), state: 'paused' },
        ],
        vault: { ...usual.vault, protection: 'none', problem: 'No keyring is open.' },
      },
    }
    const report = await here.look()
    expect(amissIn(report).map(({ said, page }) => [said, page])).toEqual([
      ['2 events could not be read and wait for a newer Familiar', 'data'],
      ['No git was found. Install it.', 'connections'],
      ['/srv/plan is away.', 'connections'],
      ['GitHub wants you to sign in again.', 'connections'],
      ['No keyring is open.', 'connections'],
    ])
    expect(report.findings).toContainEqual(
      expect.objectContaining({ what: 'Notion', ok: true, said: 'paused by you' }),
    )
  })

  test('no more than some of many folders in trouble', async () => {
    here.answers['git.overview'] = {
      gitVersion: '2.47.1',
      problem: null,
      folders: [],
      repositories: Array.from({ length: 40 }, (_, at) => ({
        ...repository(`/srv/${at}`, 0, null),
        problem: `/srv/${at} is away.`,
      })),
      aliases: [],
      paused: false,
    }
    expect(amissIn(await here.look()).at(-1)?.said).toBe('and 35 more in trouble')
    expect(amissIn(await here.look())).toHaveLength(6)
  })

  test('a database that is down, backups that have stopped, and a desktop that does not do as it should', async () => {
    const about = await contractHandlers()['app.about'](undefined, { window: 'settings' })
    const status = { database: { state: 'down', problem: 'It does not answer.' } } as const
    here.answers = {
      'app.status': { ...status, quarantined: 0, troubles: [] },
      'app.about': {
        ...about,
        database: { ...about.database, lastBackupAt: '2026-11-20T12:00:00.000Z' },
      },
      'desktop.get': {
        isDesktopApp: true,
        shortcutProblems: [{ shortcut: 'panel', problem: 'Another program has Ctrl+P.' }],
        startAtLogin: 'needs-approval',
        notificationProblem: 'Your system shows none.',
      },
    }
    expect(amissIn(await here.look()).map(({ what, said }) => [what, said])).toEqual([
      [parts.database, 'It does not answer.'],
      [parts.backup, '6 days ago'],
      [parts.quiet, 'Your system shows none.'],
      [parts.keys, 'Another program has Ctrl+P.'],
      [parts.login, 'your system has yet to allow the start at login'],
    ])
  })

  test('an endpoint that does not answer, or is another program’s', async () => {
    const other = await tempFolder('doctor-other')
    const stranger = await listenAt(other.path)
    const report = await here.look({ url: `http://127.0.0.1:${stranger.server.port}` })
    expect(amissIn(report)).toMatchObject([
      { what: parts.endpoint, said: doctorMessages.someoneElse, advice: doctorMessages.restart },
    ])
    await stranger.close()
    await other.remove()
    await here.endpoint.server.close()
    expect(amissIn(await here.look())).toMatchObject([{ what: parts.endpoint }])
  })

  test.skipIf(process.platform === 'win32')('a token that others may read', async () => {
    await chmod(join(here.folder.path, 'endpoint.json'), 0o644)
    expect(amissIn(await here.look())).toMatchObject([
      { what: parts.credentials, said: 'others may read it (mode 644): make it 600' },
    ])
  })

  test('a data folder that cannot be written to', async () => {
    const { path } = here.folder
    await here.endpoint.close()
    // Whoever runs tests may write anywhere; a folder that is not there takes nothing from anybody.
    await here.folder.remove()
    const said = amissIn(await here.look()).map(({ what }) => what)
    expect(said).toContain(parts.folder)
    expect(said).toContain(parts.room)
    await mkdir(path)
  })
})

test('the report says nothing of secrets, places and names, and has the log’s last warnings', async () => {
  const account = await contractHandlers()['account.get'](undefined, { window: 'settings' })
  const path = join(homedir(), 'code', 'secret-plan')
  const away = `${path} is not there any more.`
  here.answers = {
    'account.get': { ...account, displayName: 'Robin Dale', email: 'robin@example.org' },
    'git.overview': {
      gitVersion: '2.47.1',
      problem: null,
      folders: [],
      repositories: [{ ...repository(path, 0, null), problem: away }],
      aliases: ['dale@example.org'],
      paused: false,
    },
  }
  here.met.names = [path, 'secret-plan', 'dale@example.org']
  const token = `ghp_${'x'.repeat(36)}`
  const doctor = await here.readyDoctor()
  await here.logs(
    '[2026-11-26 11:00:00.000] [info] app: starting',
    `[2026-11-26 11:00:01.000] [warn] git: secret-plan is away {"path":"${path}"}`,
    `[2026-11-26 11:00:02.000] [error] oauth: refused ${token} of robin@example.org, Robin Dale`,
    `[2026-11-26 11:00:03.000] [warn] host: ${here.folder.path}/x and dale@example.org`,
    "[2026-11-26 11:00:04.000] [warn] git: fatal: bad revision 'acme-merger' of secret-plan",
  )
  const { text, findings } = await doctor.look()
  expect(text).toContain('NO  A repository: ~/[hidden] is not there any more.')
  expect(text).toContain('[warn] git: [hidden] is away {"path":"[hidden]"}')
  expect(text).toContain('[data folder]/x')
  expect(text).not.toContain('starting')
  for (const hidden of ['secret-plan', homedir(), token, 'Robin', 'example.org', here.folder.path])
    expect(text, hidden).not.toContain(hidden)
  expect(text, 'a branch').toContain("fatal: bad revision '[hidden]' of [hidden]")
  expect(findings.at(-1)?.said).toMatch(/^4 warnings and errors of late/)
  // The page is the user's own: there a folder is called by its name.
  expect(findings.map(({ said }) => said)).toContain(away)
})

describe('with the database away', () => {
  const path = '/srv/secret-plan'
  const logged = [
    '[2026-11-26 11:00:01.000] [warn] git: secret-plan is away',
    '[2026-11-26 11:00:02.000] [error] database: no answer, at /srv/secret-plan/x.js:1:2',
  ]
  beforeEach(() => {
    here.met.names = [path, 'secret-plan']
  })
  const away = (): void => {
    here.silent = new Set([
      'app.about',
      'pet.list',
      'account.get',
      'connections.list',
      'git.overview',
    ] as const)
  }
  /** Lets the doctor wait as long as it does for those who never answer. */
  const lookInVain = async (doctor: DoctorPorts): Promise<DoctorReport> => {
    here.asked = 0
    const looking = doctor.look()
    await expect.poll(() => here.asked).toBe(here.silent.size)
    expect(here.time.toNext()).toBe(5_000)
    return looking
  }

  test('a look ends, with what to do about each part that never answers', async () => {
    away()
    const report = await lookInVain(here.doctorOf())
    expect(amissIn(report)).toHaveLength(5)
    expect(amissIn(report)[0]).toMatchObject({
      said: 'does not answer: no answer within 5 s',
      advice: doctorMessages.lateAdvice,
    })
    expect(report.findings).toContainEqual(expect.objectContaining({ what: parts.species }))
  })

  test('lines that may name a repository nobody can tell of are not in the report, and it says so', async () => {
    away()
    const doctor = here.doctorOf()
    await lookInVain(doctor)
    await here.logs(...logged)
    const { text } = await lookInVain(doctor)
    expect(text).not.toContain('secret-plan')
    expect(text).toContain('[error] database: no answer, at [hidden]/x.js:1:2')
    expect(text).toContain(doctorMessages.linesLeftOut(1))
  })

  test('names that were told once are hidden still, and their lines stay', async () => {
    const doctor = await here.readyDoctor()
    await here.logs(...logged)
    away()
    const { text } = await lookInVain(doctor)
    expect(text).toContain('[warn] git: [hidden] is away')
    expect(text).not.toContain('secret-plan')
  })
})

describe('openLogs()', () => {
  test('shows the folder of the log', async () => {
    await here.doctorOf().openLogs()
    expect(here.desktop.opened).toEqual([join(here.folder.path, 'logs')])
    expect(await here.look()).toMatchObject({
      logFolder: join(here.folder.path, 'logs'),
      canOpenFolder: true,
    })
  })

  test('says so where there is no desktop to show it', async () => {
    await expect(here.doctorOf({ desktop: null }).openLogs()).rejects.toMatchObject({
      code: 'CONFLICT',
      message: doctorMessages.noFolder,
    })
    expect((await here.look({ desktop: null })).canOpenFolder).toBe(false)
  })
})
