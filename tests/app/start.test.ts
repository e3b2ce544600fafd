import { existsSync } from 'node:fs'
import { chmod, mkdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, describe, expect, test } from 'vitest'
import { type AppProcess, embeddedServer, queryApp, startApp } from '../fixtures/running-app'
import { type TempFolder, tempFolder } from '../fixtures/temp-folder'

const folders: TempFolder[] = []
const apps: AppProcess[] = []

async function newFolder(): Promise<string> {
  const folder = await tempFolder()
  folders.push(folder)
  return join(folder.path, 'data')
}

function start(...args: Parameters<typeof startApp>): AppProcess {
  const app = startApp(...args)
  apps.push(app)
  return app
}

afterEach(async () => {
  await Promise.all(apps.splice(0).map((app) => app.stop()))
})
afterAll(async () => {
  await Promise.all(folders.map((folder) => folder.remove()))
})

describe('starting', () => {
  test('prints exactly one line, with a link, when everything is up, and nothing else when it ends in order', async () => {
    const data = await newFolder()
    const app = start(data)
    expect(await app.ready).toMatch(/token=[\w-]{43}/)
    expect(await app.getPet()).toMatchObject({ level: 1, xp: 0, version: 1 })
    const { code, stdout, stderr } = await app.stop()
    expect(stdout.trim().split('\n')).toHaveLength(1)
    expect(stderr).toBe('')
    expect(code).toBe(0)
    expect(await embeddedServer(data)).toBeNull()
    // Whoever has the port from now on is sent nothing by hooks and the command.
    const left: unknown = JSON.parse(await readFile(join(data, 'endpoint.json'), 'utf8'))
    expect(left).toEqual({ token: expect.stringMatching(/^[\w-]{43}$/) as string })
  })

  test('--smoke asks every part whether it works, says so, and ends by itself', async () => {
    const data = await newFolder()
    const { code, stdout, stderr } = await start(data, ['--smoke']).finished
    const lines = stdout.trim().split('\n')
    expect(stderr).toBe('')
    expect(lines.at(-1)).toBe('Smoke test: everything works.')
    expect(lines.filter((line) => line.startsWith('ok ')).length).toBeGreaterThan(10)
    expect(code).toBe(0)
    expect(await embeddedServer(data)).toBeNull()
  })

  test('the first run makes a profile and its pet without asking, and the second finds them again', async () => {
    const data = await newFolder()
    const first = start(data)
    await first.ready
    const [user] = await queryApp<{ id: string; email: string; hashed_password: string }>(
      data,
      'select * from users',
    )
    expect(user).toMatchObject({ email: 'local@familiar.invalid' })
    expect(user?.hashed_password).toMatch(/^\$argon2id\$/)
    await first.stop()
    const second = start(data)
    await second.ready
    expect(await queryApp(data, 'select id, email from users')).toEqual([
      { id: user?.id, email: user?.email },
    ])
    expect(await queryApp(data, 'select count(*)::int as pets from pets')).toEqual([{ pets: 1 }])
  })

  test('finds its pet again where device.json is damaged, as after a power failure', async () => {
    const data = await newFolder()
    const first = start(data)
    await first.ready
    const users = await queryApp(data, 'select id from users')
    await first.stop()
    await writeFile(join(data, 'device.json'), '')
    const second = start(data)
    await second.ready
    expect(await queryApp(data, 'select id from users')).toEqual(users)
  })

  test('keeps what is private from other accounts of the computer', async () => {
    const data = await newFolder()
    const app = start(data)
    await app.ready
    const modeOf = async (name: string): Promise<number> =>
      (await stat(join(data, name))).mode & 0o777
    expect(await modeOf('endpoint.json')).toBe(0o600)
    expect(await modeOf('device.json')).toBe(0o600)
    expect(await modeOf('database')).toBe(0o700)
    expect((await modeOf('')) & 0o044).toBe(0)
  })

  test('a folder name with spaces, quotes and other scripts is no trouble', async () => {
    const folder = await tempFolder("it's a «familiär» 🦊 folder")
    folders.push(folder)
    const data = join(folder.path, 'my data, really')
    const app = start(data)
    await app.ready
    expect((await app.post({ type: 'custom.hello' })).status).toBe(202)
  })
})

describe('refusing to start', () => {
  const refused = async (app: AppProcess): Promise<string> => {
    const { code, stdout, stderr } = await app.finished
    expect(code).toBe(1)
    expect(stdout).toBe('')
    expect(stderr.trim().split('\n')).toHaveLength(1)
    expect(stderr).not.toMatch(/\bat .*:\d+:\d+/)
    return stderr.trim()
  }

  test.each([
    [['--colour=red'], /--colour/],
    [['--port', 'many'], /--port is a number/],
    [['--port=70000'], /--port is a number/],
    [['--host=web'], /--host is electron or browser/],
    [['stray'], /stray/],
  ])('a flag it does not understand: %j', async (args, sentence) => {
    expect(await refused(start(await newFolder(), args))).toMatch(sentence)
  })

  test('a data folder in use by another Familiar, which goes on undisturbed', async () => {
    const data = await newFolder()
    const first = start(data)
    await first.ready
    const sentence = await refused(start(data))
    expect(sentence).toContain('already running')
    expect(sentence).toContain(data)
    expect((await first.post({ type: 'custom.hello' })).status).toBe(202)
  })

  test('a data folder that a file is in the way of', async () => {
    const data = await newFolder()
    await writeFile(data, 'not a folder')
    expect(await refused(start(data))).toContain('a file is in the way')
  })

  test('a data folder that may not be written to', async (context) => {
    context.skip(process.getuid?.() === 0, 'root may write anywhere')
    const data = await newFolder()
    await mkdir(data)
    await chmod(data, 0o500)
    expect(await refused(start(data))).toContain('may not write')
  })

  test('a data folder that nobody can write to', async () => {
    expect(await refused(start('/proc/familiar'))).toContain('/proc/familiar')
  })

  test.each([
    ['postgres://user:geheim@127.0.0.1:9/familiar', /127\.0\.0\.1:9\/familiar/],
    ['postgres://user:geheim@no-such-host.invalid/familiar', /no-such-host\.invalid/],
    ['mysql://localhost/familiar', /not a Postgres address/],
  ])('a database that cannot be reached: %s', async (url, sentence) => {
    const data = await newFolder()
    const said = await refused(start(data, [], { FAMILIAR_DATABASE_URL: url }))
    expect(said).toMatch(sentence)
    expect(said).not.toContain('geheim')
    const log = await readFile(join(data, 'logs', 'familiar.log'), 'utf8')
    expect(log).not.toContain('geheim')
    expect(existsSync(join(data, 'database'))).toBe(false)
  })

  test('a port that another program has', async () => {
    const first = start(await newFolder())
    const port = new URL(await first.ready).port
    expect(await refused(start(await newFolder(), ['--port', port]))).toContain(
      `Port ${port} is not free`,
    )
  })
})

describe('ending', () => {
  test('a killed Familiar leaves a folder that the next one takes over', async () => {
    const data = await newFolder()
    const first = start(data)
    await first.ready
    first.child.kill('SIGKILL')
    await first.finished
    const server = await embeddedServer(data)
    const second = start(data)
    await second.ready
    // The server that was left running is adopted, not fought.
    expect((await embeddedServer(data))?.pid).toBe(server?.pid)
  })

  test('asked to end while still starting, it ends in order', async () => {
    const data = await newFolder()
    const app = start(data)
    await new Promise<void>((resolve) => {
      const look = setInterval(() => {
        if (!existsSync(join(data, 'logs', 'familiar.log'))) return
        clearInterval(look)
        resolve()
      }, 5)
    })
    const { code } = await app.stop()
    expect(code).toBe(0)
    expect(await embeddedServer(data)).toBeNull()
  })
})
