import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { doctorMessages } from '../../src/shared/i18n/doctor-messages'
import { disconnected } from '../fakes/worlds/connection'
import { contractHandlers } from '../fixtures/contract-handlers'
import { type DoctorRig, openDoctorRig } from '../fixtures/doctor-rig'

let here: DoctorRig

beforeEach(async () => {
  here = await openDoctorRig()
})
afterEach(() => here.close())

describe('what nobody can vouch for', () => {
  const LINE = '[2026-11-26 11:00:01.000] [warn] git: old-plan is away'
  const OWN = '[2026-11-26 11:00:02.000] [error] backup: the disk is full'

  /** Git answers before it has looked around, and its empty answer counted as having told all its names. */
  test('before git has looked around, lines that may name a repository are not told', async () => {
    here.met.areAll = false
    const doctor = await here.readyDoctor()
    await here.logs(LINE, OWN)
    const { text } = await doctor.look()
    expect(text).not.toContain('old-plan')
    expect(text).toContain(OWN)
    expect(text).toContain(doctorMessages.linesLeftOut(1))
    here.met.areAll = true
    here.met.names = ['old-plan']
    expect((await doctor.look()).text).toContain('[warn] git: [hidden] is away')
  })

  test('an earlier run may have named what is no more: of its lines only Familiar’s own are told', async () => {
    await here.logs(LINE, OWN)
    const doctor = await here.readyDoctor()
    await here.logs('[2026-11-26 12:00:00.000] [warn] git: commits wait')
    const { text } = await doctor.look()
    expect(text).not.toContain('old-plan')
    expect(text).toContain(OWN)
    expect(text).toContain('git: commits wait')
    expect(text).toContain(doctorMessages.linesLeftOut(1))
  })

  test('a log that was begun anew is of this run, all of it', async () => {
    await here.logs(...Array.from({ length: 30 }, () => OWN))
    const doctor = await here.readyDoctor()
    await rm(join(here.folder.path, 'logs', 'familiar.log'))
    await here.logs('[2026-11-26 12:00:00.000] [warn] git: commits wait')
    expect((await doctor.look()).text).toContain('git: commits wait')
  })

  test('a server’s name is in no line, also where it alone is named and nobody answers', async () => {
    const connection = { ...disconnected('github'), serverUrl: 'https://git.acme.example/' }
    const usual = await contractHandlers()['connections.list'](undefined, { window: 'settings' })
    here.answers['connections.list'] = { ...usual, connections: [connection] }
    here.answers['account.get'] = 'The database does not answer.'
    here.databaseUrl = 'postgres://robin-d@db.acme.example:5433/plans'
    const doctor = await here.readyDoctor()
    await here.logs(
      '[2026-11-26 11:00:01.000] [error] database: getaddrinfo ENOTFOUND db.acme.example',
      '[2026-11-26 11:00:02.000] [error] status: no role "robin-d", no database "plans"',
      '[2026-11-26 11:00:03.000] [error] server: not for git.acme.example',
    )
    const { text } = await doctor.look()
    expect(text).toContain('[error] database: getaddrinfo ENOTFOUND [hidden]')
    for (const hidden of ['acme', 'robin-d', 'plans']) expect(text, hidden).not.toContain(hidden)
  })
})
