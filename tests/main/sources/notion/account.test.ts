import { expect, test } from 'vitest'
import { readNotionAccount } from '../../../../src/main/sources/notion/account'
import published from '../../../fixtures/notion/users-me.json' with { type: 'json' }
import { failure, json } from './small-notion'

const API = 'https://api.notion.example'
const IMAGE = Buffer.from('a picture')

function answering(user: object, picture?: () => Response) {
  const asked: string[] = []
  const fetch: typeof globalThis.fetch = (input) => {
    const url = new Request(input).url
    asked.push(url)
    return Promise.resolve(url === `${API}/v1/users/me` ? json(user) : picture!())
  }
  return { asked, fetch }
}
const image = (body: BodyInit, type = 'image/png'): Response =>
  new Response(body, { headers: { 'content-type': type } })

const workspace = {
  ...published,
  bot: { ...published.bot, workspace_id: 'ws-1', workspace_name: 'Ada’s workspace' },
}

test('the account is the workspace', async () => {
  const { fetch } = answering(workspace)
  expect(await readNotionAccount(fetch, API)).toEqual({
    id: 'ws-1',
    name: 'Ada’s workspace',
    avatar: null,
    connection: 'pied piper',
  })
})

test('an answer that names no workspace is known by its bot, as in the published example', async () => {
  const { fetch } = answering(published)
  expect(await readNotionAccount(fetch, API)).toMatchObject({
    id: published.id,
    name: 'pied piper',
  })
})

test('a picture of Notion’s own address comes as a data URL', async () => {
  const { fetch } = answering({ ...workspace, avatar_url: `${API}/bot.png` }, () => image(IMAGE))
  expect((await readNotionAccount(fetch, API)).avatar).toBe(
    `data:image/png;base64,${IMAGE.toString('base64')}`,
  )
})

test.each([
  ['too large', () => image(Buffer.alloc(100 * 1024 + 1))],
  ['no image', () => image(IMAGE, 'text/html')],
  ['a drawing that could carry a script', () => image('<svg/>', 'image/svg+xml')],
  ['gone', () => failure(404, 'object_not_found')],
])('a picture that is %s is left out', async (_, picture) => {
  const { fetch } = answering({ ...workspace, avatar_url: `${API}/bot.png` }, picture)
  expect((await readNotionAccount(fetch, API)).avatar).toBeNull()
})

test.each([
  'https://elsewhere.example/bot.png',
  'http://api.notion.example/bot.png',
  'not an address',
])('the token is not taken to %s', async (avatar_url) => {
  const { fetch, asked } = answering({ ...workspace, avatar_url }, () => image(IMAGE))
  expect((await readNotionAccount(fetch, API)).avatar).toBeNull()
  expect(asked).toEqual([`${API}/v1/users/me`])
})

test('a token that is refused asks to connect again', async () => {
  const fetch = () => Promise.resolve(failure(401, 'unauthorized'))
  await expect(readNotionAccount(fetch, API)).rejects.toMatchObject({ code: 'reconnect' })
})

test('an answer about a person is no account', async () => {
  const { fetch } = answering({ object: 'user', id: 'u', type: 'person', person: {} })
  await expect(readNotionAccount(fetch, API)).rejects.toMatchObject({ code: 'unreadable' })
})
