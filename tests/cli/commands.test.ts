import { existsSync } from 'node:fs'
import { chmod, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type CommandLine, commandLine } from '../fixtures/command-line'
import { type ListeningEndpoint, listenAt } from '../fixtures/endpoint'

let line: CommandLine
let endpoint: ListeningEndpoint

const PET = {
  name: 'Ember',
  species: 'fox',
  level: 3,
  xpIntoLevel: 12.5,
  xpOfLevel: 150,
  energy: 80,
  hunger: 10,
  mood: 'happy',
  asleep: false,
}
const APP = { version: '1.2.3', host: 'browser', runtime: 'Node 20', quarantined: 0, troubles: [] }
let app: object

beforeEach(async () => {
  line = await commandLine()
  app = { ...APP, database: { state: 'up' } }
  endpoint = await listenAt(line.dataFolder, {
    pet: () => Promise.resolve(PET),
    exportAll: async (toFetch) => {
      const file = join(line.dataFolder, toFetch ? 'to-fetch' : 'to-stay')
      await writeFile(file, 'all of it')
      return { file, rows: 2, sizeBytes: 9 }
    },
    status: () => Promise.resolve(app),
  })
})
afterEach(async () => {
  await endpoint.close()
  await line.remove()
})

describe('the database is away', () => {
  beforeEach(async () => {
    app = { ...APP, database: { state: 'down', problem: 'It does not answer.' }, quarantined: 2 }
    await endpoint.close()
    const away = (): Promise<never> =>
      Promise.reject(Object.assign(new Error('no socket'), { code: 'ENOENT' }))
    endpoint = await listenAt(line.dataFolder, {
      pet: away,
      accept: away,
      status: () => Promise.resolve(app),
    })
  })

  test('status says that, and not that it cannot say anything', async () => {
    expect(await line.familiar('status')).toEqual({
      code: 1,
      out: 'It does not answer.\nEvents that could not be read: 2.\n',
      err: '',
    })
    const { out } = await line.familiar('status', '--json')
    expect(JSON.parse(out)).toMatchObject({ ok: false, data: { pet: null, app } })
  })

  test('what needs it is refused for that reason', async () => {
    const { code, err } = await line.familiar('emit', 'custom.deploy')
    expect(code).toBe(4)
    expect(err).toContain('The database does not answer just now')
  })
})

describe('0, done', () => {
  test('what every command takes may stand before its name', async () => {
    const { code, out } = await line.familiar('--json', '--data-dir', line.dataFolder, 'status')
    expect({ code, said: JSON.parse(out) as unknown }).toMatchObject({
      code: 0,
      said: { ok: true, data: { pet: { name: 'Ember' } } },
    })
  })

  test('status says how the pet is, and what is wrong', async () => {
    expect(await line.familiar('status')).toEqual({
      code: 0,
      out: 'Ember is happy: level 3 (12 of 150 XP), energy 80, hunger 10.\nAll is well.\n',
      err: '',
    })
    app = { ...app, quarantined: 2 }
    expect((await line.familiar('status')).out).toContain('\nEvents that could not be read: 2.\n')
  })

  test('emit tells of an event, once for each id', async () => {
    const argv = ['emit', 'custom.deploy', '--id', 'd-1', '--value', '2.5', '--title', 'web']
    const more = ['--place', 'prod', '--meta', '{"by":"me"}']
    expect((await line.familiar(...argv, ...more)).out).toBe('Told.\n')
    expect(endpoint.events).toEqual([
      {
        type: 'custom.deploy',
        id: 'd-1',
        value: 2.5,
        meta: { by: 'me', title: 'web', place: 'prod' },
      },
    ])
    const { code, out } = await line.familiar(...argv, '--json')
    expect(code).toBe(0)
    expect(JSON.parse(out)).toEqual({ ok: true, data: { accepted: true, duplicate: true } })
  })

  test.each(['status', 'emit', 'hook', 'export', 'import', 'doctor'])(
    '%s --help tells how it is used, whatever else is said',
    async (name) => {
      const { code, out } = await line.familiar(name, '--help')
      expect(code).toBe(0)
      expect(out).toContain(`Usage: familiar ${name}`)
      expect(out).toContain('--data-dir')
      expect((await line.familiar('--help')).out).toContain(name)
    },
  )

  test('export writes where it is told, and leaves no second copy of everything behind', async () => {
    const file = join(line.home, 'mine.gz')
    const { code, out } = await line.familiar('export', 'mine.gz')
    expect({ code, out }).toEqual({ code: 0, out: `Written to ${file}: 2 rows.\n` })
    expect(await readFile(file, 'utf8')).toBe('all of it')
    expect(existsSync(join(line.dataFolder, 'to-fetch'))).toBe(false)
  })

  test('export without a file leaves it where it says', async () => {
    const { out } = await line.familiar('export')
    expect(out).toBe(`Written to ${join(line.dataFolder, 'to-stay')}: 2 rows.\n`)
    expect(existsSync(join(line.dataFolder, 'to-stay'))).toBe(true)
  })

  test.each(['status', 'emit', 'hook', 'export', 'import', 'doctor'])(
    'the help of %s is JSON for who asks for that',
    async (command) => {
      const { code, out } = await line.familiar(command, '--help', '--json')
      expect(code).toBe(0)
      expect(JSON.parse(out)).toMatchObject({
        ok: true,
        data: { help: expect.stringContaining(`Usage: familiar ${command}`) as string },
      })
    },
  )

  test('doctor finds all well', async () => {
    const { code, out } = await line.familiar('doctor')
    expect(out).not.toContain('NO ')
    expect(code).toBe(0)
  })
})

describe('1, did not work', () => {
  test('an export to a file that is there, without leaving one elsewhere', async () => {
    await writeFile(join(line.home, 'mine.gz'), 'mine')
    const { code, err } = await line.familiar('export', 'mine.gz')
    expect(code).toBe(1)
    expect(err).toBe(
      `${join(line.home, 'mine.gz')} was not written: there is a file of that name already. Name another.\n`,
    )
    expect(await readFile(join(line.home, 'mine.gz'), 'utf8')).toBe('mine')
  })

  test('an export to a folder that is not there, before there is any', async () => {
    const { code, err } = await line.familiar('export', 'nowhere/mine.gz')
    expect(code).toBe(1)
    const folder = join(line.home, 'nowhere')
    expect(err).toBe(`${join(folder, 'mine.gz')} was not written: there is no folder ${folder}.\n`)
    expect(existsSync(join(line.dataFolder, 'to-fetch'))).toBe(false)
  })

  test('an export under a name that no disk takes, and no copy of it stays anywhere', async () => {
    const { code, err } = await line.familiar('export', `${'x'.repeat(300)}.gz`)
    expect(code).toBe(1)
    expect(err).toMatch(/\.gz was not written: .*\. Name another\.\n$/)
    expect(existsSync(join(line.dataFolder, 'to-fetch'))).toBe(false)
  })

  test('doctor names what is wrong, without a secret and without a name', async () => {
    const { token } = JSON.parse(
      await readFile(join(line.dataFolder, 'endpoint.json'), 'utf8'),
    ) as { token: string }
    await chmod(join(line.dataFolder, 'endpoint.json'), 0o644)
    await mkdir(join(line.dataFolder, 'logs'))
    const lines = `[info] all well\n[warn] host: refused: Authorization: Bearer ${token} in ${line.home}/x\n[warn] git: secret-plan is away, /srv/other too\n[warn] host: no /srv/secret-plan/x\n`
    await writeFile(join(line.dataFolder, 'logs', 'familiar.log'), lines)
    const { code, out } = await line.familiar('doctor')
    expect(code).toBe(1)
    expect(out).toMatch(/^NO {2}endpoint\.json: others may read it \(mode 644\)/m)
    expect(out).toContain('[warn] host: refused')
    expect(out).toContain('1 line left out')
    expect(out).not.toContain('secret-plan')
    expect(out).not.toContain('all well\n')
    expect(out).not.toContain(token)
    expect(out).not.toContain(line.home)
    const { data } = JSON.parse((await line.familiar('doctor', '--json')).out) as {
      data: { findings: { what: string; ok: boolean }[] }
    }
    expect(data.findings.filter(({ ok }) => !ok).map(({ what }) => what)).toEqual(['endpoint.json'])
  })

  test('an endpoint.json that is damaged, or would send the token elsewhere', async () => {
    const file = join(line.dataFolder, 'endpoint.json')
    const elsewhere = { url: 'http://example.org:80', port: 80, token: 'a'.repeat(43) }
    for (const text of ['{', JSON.stringify(elsewhere)]) {
      await writeFile(file, text)
      const { code, err } = await line.familiar('status')
      expect(code).toBe(1)
      expect(err).toContain('is damaged')
    }
  })
})

describe('2, not understood', () => {
  test.each([
    [['dance'], 'dance'],
    [['status', '--colour'], '--colour'],
    [['status', 'now'], 'now'],
    [['emit'], 'familiar emit'],
    [['emit', 'custom.x', '--value', 'many'], '--value'],
    [['emit', 'custom.x', '--value', '-1'], '--value'],
    [['emit', 'custom.x', '--meta', '[1'], '--meta'],
    [['hook'], 'install'],
    [['hook', 'install'], 'claude-code'],
    [['hook', 'install', 'emacs'], 'claude-code'],
    [['import'], 'familiar import'],
  ])('%j', async (argv, hint) => {
    const { code, out, err } = await line.familiar(...argv)
    expect(code).toBe(2)
    expect(err).toContain(hint)
    expect(err.trim().split('\n')).toHaveLength(1)
    expect(out).toBe('')
    const json = await line.familiar(...argv, '--json')
    expect(json.err).toBe('')
    expect(JSON.parse(json.out)).toMatchObject({ ok: false, error: { exit: 2 } })
  })
})

describe('3, Familiar does not run', () => {
  test.each([['status'], ['emit', 'custom.x'], ['export']])('%s', async (...argv) => {
    await endpoint.server.close()
    expect(await line.familiar(...argv)).toMatchObject({ code: 3, out: '' })
    await rm(join(line.dataFolder, 'endpoint.json'))
    const { code, err } = await line.familiar(...argv)
    expect(code).toBe(3)
    expect(err).toContain(line.dataFolder)
  })
})

describe('4, Familiar refused', () => {
  test('an event it does not know, in its own words', async () => {
    const { code, err } = await line.familiar('emit', 'nonsense')
    expect(code).toBe(4)
    expect(err).toContain('Not an event type')
  })
})

describe('5, nobody agreed', () => {
  test('an import without a question or an answer', async () => {
    const file = join(line.home, 'export.jsonl.gz')
    await writeFile(file, '')
    expect(await line.familiar('import', file)).toMatchObject({ code: 5, out: '' })
    const confirm = (): Promise<boolean> => Promise.resolve(false)
    expect(await line.familiarAs({ confirm }, 'import', file)).toMatchObject({ code: 5 })
  })
})

describe('6, unreadable', () => {
  test('a file to import that is not there', async () => {
    const { code, err } = await line.familiar('import', 'nowhere.gz', '--yes')
    expect(code).toBe(6)
    expect(err).toContain(join(line.home, 'nowhere.gz'))
  })
})
