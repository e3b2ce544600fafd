import { existsSync, mkdirSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { DrizzleQueryError } from 'drizzle-orm/errors'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { MAX_LOG_BYTES, openLog } from '../../src/main/log'
import { type TempFolder, tempFolder } from '../fixtures/temp-folder'

let folder: TempFolder
const home = process.cwd()

beforeAll(async () => {
  folder = await tempFolder()
  // Where it is started from has no package.json to guess a name by.
  process.chdir(folder.path)
})
afterAll(async () => {
  process.chdir(home)
  await folder.remove()
})

const read = (name: string): string => readFileSync(join(folder.path, name, 'familiar.log'), 'utf8')

test('writes lines with the part they come from, for the owner of the file only', () => {
  const log = openLog(join(folder.path, 'plain'))
  log.for('git').warn('a repository is away', { path: '/code/familiar' })
  expect(read('plain')).toMatch(/\[warn\] .*git: a repository is away .*\/code\/familiar/)
  if (process.platform !== 'win32')
    expect(statSync(join(folder.path, 'plain', 'familiar.log')).mode & 0o077).toBe(0)
})

test('tells why of an error, down to its first cause', () => {
  const log = openLog(join(folder.path, 'causes'))
  const cause = new Error('connect ECONNREFUSED')
  log.error('scoring failed', new Error('the query failed', { cause }))
  expect(read('causes')).toMatch(/the query failed[\s\S]*caused by .*connect ECONNREFUSED/)
})

test.each([
  ['a GitHub token', 'push with ghp_16C7e42F292c6912E7710c838347Ae178B4a failed'],
  ['a remote with a token', 'fetch https://16C7e42F292c6912E7710c@github.com/me/r.git failed'],
  ['a database address', 'postgres://me:16C7e42F292c@db.example.org/familiar did not answer'],
  ['a bearer header', 'Authorization: Bearer 16C7e42F292c6912E7710c838347Ae178B4a'],
])('takes out %s', (what, line) => {
  const log = openLog(join(folder.path, what))
  log.info(line)
  log.info('and in details', { said: line })
  log.error('and in errors', new Error(line))
  expect(read(what)).not.toContain('16C7e42F292c')
})

test('tells of a failed query without the values it was asked with', () => {
  const log = openLog(join(folder.path, 'queries'))
  const values = ['my\nsecret plan', '[{"title":"also mine"}]']
  const cause = new Error('invalid input syntax for type json')
  log.error('scoring failed', new DrizzleQueryError('insert into events', values, cause))
  expect(read('queries')).toMatch(/insert into events[\s\S]*caused by .*invalid input syntax/)
  expect(read('queries')).not.toMatch(/secret plan|also mine/)
})

test('keeps an entry short, however much there is to tell', () => {
  const log = openLog(join(folder.path, 'long'))
  const began = performance.now()
  log.error('it failed', new Error('a-'.repeat(500_000)))
  expect(read('long').length).toBeLessThan(10_000)
  expect(performance.now() - began).toBeLessThan(1_000)
})

test('begins a new file when one is full, keeps the one before, and both are the owner’s only', () => {
  const log = openLog(join(folder.path, 'full'))
  const entry = 'x'.repeat(7_000)
  const old = join(folder.path, 'full', 'familiar.old.log')
  const sizes: number[] = []
  for (let written = 0; written < 2.5 * MAX_LOG_BYTES; written += entry.length) {
    log.info(entry)
    sizes.push(statSync(join(folder.path, 'full', 'familiar.log')).size)
  }
  log.info('the last line')
  expect(Math.max(...sizes)).toBeLessThan(MAX_LOG_BYTES + 8_000)
  // It counts the first line of a new file twice.
  expect(statSync(old).size).toBeGreaterThan(MAX_LOG_BYTES - 8_000)
  expect(read('full')).toContain('the last line')
  if (process.platform !== 'win32')
    for (const file of [old, join(folder.path, 'full', 'familiar.log')])
      expect(statSync(file).mode & 0o777).toBe(0o600)
})

describe('a secret is taken out', () => {
  const SECRET = 'q7Xk2_Zp-9mL4vR8tY1wB6'
  const error = new Error('outer', { cause: new Error(`refresh_token=${SECRET}`) })

  test.each<[string, unknown]>([
    ['deep in the details', { a: [{ b: { access_token: SECRET } }] }],
    ['in JSON in JSON in the details', { body: JSON.stringify({ client_secret: SECRET }) }],
    [
      'in JSON in JSON in JSON',
      { a: JSON.stringify({ body: JSON.stringify({ refresh_token: SECRET }) }) },
    ],
    ['in the cause of an error', error],
    ['in an error among the details', { provider: 'github', error }],
    ['in one of several errors', new AggregateError([new Error('one'), error], 'both failed')],
    ['in a cause that is no error', new Error('x', { cause: { headers: { cookie: SECRET } } })],
    [
      'in the address of a sign-in',
      { url: `http://127.0.0.1:1/cb?code=${SECRET}&state=${SECRET}` },
    ],
    [
      'in an address inside an address',
      { url: `https://a.b/?to=http%3A%2F%2Fc%3Fcode%3D${SECRET}` },
    ],
    ['in the link of the browser host', { url: `/open?token=${SECRET}&window=pet` }],
    ['in the socket of a page', { url: `/socket?ticket=${SECRET}` }],
    ['in the cookie of a session', { sent: `familiar_41234=${SECRET}` }],
  ])('%s', (what, details) => {
    const log = openLog(join(folder.path, what))
    log.error('it failed', details)
    expect(read(what)).toContain('[hidden]')
    expect(read(what)).not.toContain(SECRET)
  })

  test('also where the entry is cut in the middle of it', () => {
    const log = openLog(join(folder.path, 'cut'))
    for (let before = 7_900; before < 8_000; before += 1)
      log.info(`${'x '.repeat(before / 2)} ghp_${SECRET}`)
    expect(read('cut')).not.toMatch(/ghp_\w/)
  })
})

test.each<[string, () => unknown]>([
  [
    'that hold themselves',
    () => {
      const held: { self?: unknown } = {}
      held.self = held
      return held
    },
  ],
  [
    'whose cause is themselves',
    () => {
      const error = new Error('it failed')
      error.cause = error
      return error
    },
  ],
  ['with a number too big for JSON', () => ({ rows: 10n })],
])('details %s are no failure of their own', (what, details) => {
  const log = openLog(join(folder.path, what))
  log.error('it happened', details())
  expect(read(what)).toContain('it happened')
})

describe('a disk that fails', () => {
  test('is told of once, and the app goes on', () => {
    const stderr = vi.spyOn(process.stderr, 'write').mockImplementation(() => true)
    const error = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    // A folder where the file should be: taken from the start, and put there later.
    mkdirSync(join(folder.path, 'taken', 'familiar.log'), { recursive: true })
    const taken = openLog(join(folder.path, 'taken'))
    const later = openLog(join(folder.path, 'later'))
    later.info('well')
    rmSync(join(folder.path, 'later', 'familiar.log'))
    mkdirSync(join(folder.path, 'later', 'familiar.log'))
    for (const log of [taken, later]) {
      log.error('one')
      log.error('two')
    }
    expect(stderr.mock.calls.map(([text]) => String(text))).toEqual([
      expect.stringMatching(/^The log cannot be written: .*EISDIR/),
    ])
    expect(error).not.toHaveBeenCalled()
    stderr.mockRestore()
    error.mockRestore()
  })

  test('where there is no folder to be had, nothing is written and nobody is stopped', () => {
    symlinkSync(join(folder.path, 'nowhere', 'at', 'all'), join(folder.path, 'broken'))
    openLog(join(folder.path, 'broken')).error('it happened')
    expect(existsSync(join(folder.path, 'broken', 'familiar.log'))).toBe(false)
  })

  test.skipIf(!existsSync('/dev/full'))('when it is full', () => {
    mkdirSync(join(folder.path, 'no room'))
    symlinkSync('/dev/full', join(folder.path, 'no room', 'familiar.log'))
    const log = openLog(join(folder.path, 'no room'))
    for (let entry = 0; entry < 300; entry += 1) log.error('x'.repeat(7_000))
    expect(statSync(join(folder.path, 'no room', 'familiar.log')).size).toBe(0)
  })
})
