import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readGithubAccount } from '../../../../src/main/sources/github/account'
import { readGithubBudget } from '../../../../src/main/sources/github/github-source'
import { githubBody } from '../../../fixtures/github-examples'
import { turnFetch } from './polling-github'
import { type SmallGithub, smallGithub } from './small-github'

let github: SmallGithub

beforeEach(async () => {
  github = await smallGithub()
})
afterEach(() => github.close())

const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')

/** Reads the account of the published example, with a picture that is loaded by a `fetch` of the test's own. */
async function read(picture: Buffer | Error, fields: Readonly<Record<string, unknown>> = {}) {
  const loaded: string[] = []
  github.instead(/^\/user$/, { body: githubBody('private-user', fields) })
  const profile = await readGithubAccount(turnFetch, github.url, {
    plainFetch: (address) => {
      loaded.push(new Request(address).url)
      if (picture instanceof Error) return Promise.reject(picture)
      return Promise.resolve(new Response(new Uint8Array(picture)))
    },
  })
  return { profile, loaded }
}

describe('the account', () => {
  test('has a number, a login, a name and a picture, which is loaded without the token', async () => {
    const { profile, loaded } = await read(PNG)
    expect(profile).toEqual({
      id: '1',
      login: 'octocat',
      name: 'monalisa octocat',
      avatar: `data:image/png;base64,${PNG.toString('base64')}`,
    })
    expect(loaded).toEqual(['https://github.com/images/error/octocat_happy.gif?s=128'])
  })

  test('without a name goes by its login', async () => {
    expect((await read(PNG, { name: null })).profile.name).toBe('octocat')
    expect((await read(PNG, { name: '  ' })).profile.name).toBe('octocat')
  })

  test.each([
    ['jpeg', Buffer.from('ffd8ffe000104a464946', 'hex')],
    ['gif', Buffer.from('GIF89a....')],
    ['webp', Buffer.from('RIFF....WEBPVP8 ')],
  ])('may have a %s as its picture', async (type, bytes) => {
    expect((await read(bytes)).profile.avatar).toMatch(`data:image/${type};base64,`)
  })

  test.each([
    ['is something else', Buffer.from('<svg onload="alert(1)">')],
    ['is too large', Buffer.concat([PNG, Buffer.alloc(100_001)])],
    ['is empty', Buffer.alloc(0)],
    ['cannot be loaded', new Error('no')],
  ])('has no picture when it %s', async (_why, picture) => {
    expect((await read(picture)).profile).toMatchObject({ id: '1', avatar: null })
  })

  test.each(['http://169.254.169.254/latest', 'file:///etc/passwd', 'data:,x', 'nonsense', null])(
    'has no picture at %s, which is not even asked for',
    async (address) => {
      const { profile, loaded } = await read(PNG, { avatar_url: address })
      expect(profile.avatar).toBeNull()
      expect(loaded).toEqual([])
    },
  )

  test('that cannot be read is said to be the fault of the address, or of the permission', async () => {
    const options = { plainFetch: turnFetch }
    github.instead(/^\/user$/, { status: 404 })
    await expect(readGithubAccount(turnFetch, github.url, options)).rejects.toMatchObject({
      code: 'misconfigured',
    })
    github.instead(/^\/user$/, { body: '<html>', headers: { 'Content-Type': 'text/html' } })
    await expect(readGithubAccount(turnFetch, github.url, options)).rejects.toMatchObject({
      code: 'misconfigured',
    })
    github.instead(/^\/user$/, { status: 401 })
    await expect(readGithubAccount(turnFetch, github.url, options)).rejects.toMatchObject({
      code: 'reconnect',
    })
  })
})

describe("GitHub's own count", () => {
  const headers = (resource?: string): Headers =>
    new Headers({
      'x-ratelimit-limit': '5000',
      'x-ratelimit-remaining': '4987',
      'x-ratelimit-reset': '1795348800',
      ...(resource !== undefined && { 'x-ratelimit-resource': resource }),
    })

  test('is read of the requests of the hour, and not of the searches', () => {
    const budget = { left: 4_987, limit: 5_000, resetsAt: '2026-11-22T12:00:00.000Z' }
    expect(readGithubBudget(headers())).toEqual(budget)
    expect(readGithubBudget(headers('core'))).toEqual(budget)
    expect(readGithubBudget(headers('search'))).toBeNull()
    expect(readGithubBudget(new Headers())).toBeNull()
  })
})
