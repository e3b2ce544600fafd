import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { DrizzleQueryError } from 'drizzle-orm/errors'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openLog } from '../../src/main/log'
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
