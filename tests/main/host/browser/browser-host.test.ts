import { mkdir, writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import type { Push } from '../../../../src/shared/contract/pushes'
import { createBrowserHost } from '../../../../src/main/host/browser/browser-host'
import type { Host } from '../../../../src/main/host/host'
import { silentLog } from '../../../../src/main/log'
import { type Visitor, openPageSocket, signIn, ticketFor } from '../../../fixtures/page-socket'
import { type TempFolder, tempFolder } from '../../../fixtures/temp-folder'

let folder: TempFolder
let host: Host
let link = ''
/** What reached main: the window, the route and the input. */
let asked: [string, string, unknown][]
let pushTo: ((push: Push) => void) | null
let closed: string[]

beforeAll(async () => {
  folder = await tempFolder()
  const files: Record<string, string> = {
    'renderer/pet/index.html': '<!doctype html><html><head></head><body>pet</body></html>',
    'renderer/panel/index.html': '<!doctype html><html><head></head><body>panel</body></html>',
    'renderer/settings/index.html':
      '<!doctype html><html><head></head><body>settings</body></html>',
    'renderer/assets/pet-1.js': 'export {}',
    'resources/default/pet.json': '{"of":"Familiar"}',
    'species/default/pet.json': '{"of":"others"}',
    'species/dewey/pet.json': '{"of":"others"}',
    'species/.removed/dewey/pet.json': '{"of":"nobody"}',
    'secret.json': '{"token":"geheim"}',
    'renderer/assets/notes.txt': 'not a kind of file a page is made of',
  }
  for (const [name, text] of Object.entries(files)) {
    await mkdir(join(folder.path, name, '..'), { recursive: true })
    await writeFile(join(folder.path, name), text)
  }
})
afterAll(() => folder.remove())

beforeEach(async () => {
  asked = []
  const closedHere: string[] = []
  closed = closedHere
  pushTo = null
  host = createBrowserHost({
    port: 0,
    open: false,
    dataFolder: folder.path,
    rendererFolder: join(folder.path, 'renderer'),
    speciesFolder: join(folder.path, 'resources'),
    clock: Date.now,
    log: silentLog,
    onReady: (url) => (link = url),
    onNoBrowser: () => undefined,
  })
  await host.start({
    connect: (window, send) => {
      pushTo = send
      return {
        request: (route, input) => {
          asked.push([window, route, input])
          return Promise.resolve({ ok: true, data: `answer to ${route}` })
        },
        ready: () => undefined,
        close: () => void closedHere.push(window),
      }
    },
    trayAction: () => undefined,
    shortcut: () => undefined,
    resumed: () => undefined,
    suspended: () => undefined,
    quitRequested: () => undefined,
  })
  host.announceReady()
})
afterEach(() => host.stop())

function get(
  path: string,
  headers: Record<string, string> = {},
): Promise<{ status: number; body: string; headers: Record<string, unknown> }> {
  const { port } = new URL(link)
  return new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port, path, headers }, (response) => {
      let body = ''
      response.on('data', (chunk: Buffer) => (body += chunk.toString()))
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, body, headers: response.headers }),
      )
    })
      .once('error', reject)
      .end()
  })
}

/** Tries to open a socket; resolves to the status it was refused with, or 101. */
function knock(path: string, headers: Record<string, string>, origin?: string): Promise<number> {
  const socket = new WebSocket(`ws://127.0.0.1:${new URL(link).port}${path}`, {
    headers,
    ...(origin !== undefined && { origin }),
  })
  return new Promise((resolve, reject) => {
    socket.once('open', () => {
      socket.close()
      resolve(101)
    })
    socket.once('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0))
    socket.once('error', (error) => reject(error))
  })
}

describe('the link', () => {
  test('lets in once: a token seen in a history or over a shoulder is worth nothing', async () => {
    const visitor = await signIn(link)
    expect((await get('/pet', { cookie: visitor.cookie })).status).toBe(200)
    await expect(signIn(link)).rejects.toThrow('401')
  })

  test('sets a cookie that no script and no other site can use', async () => {
    const response = await fetch(link)
    expect(response.headers.get('set-cookie')).toMatch(/; HttpOnly; SameSite=Strict; Path=\/$/)
  })

  test.each(['', '?token=', '?token=wrong', '?window=pet'])(
    'is the only way in: /open%s',
    async (query) => {
      expect((await get(`/open${query}`)).status).toBe(401)
    },
  )

  test('leads a stream to the overlay, and whoever is in already may come back by it', async () => {
    const overlay = `${link.slice(new URL(link).origin.length)}&overlay`
    const first = await get(overlay)
    expect(first.body).toContain('url=/pet?overlay"')
    const [cookie] = String(first.headers['set-cookie']).split(';')
    const again = await get(overlay, { cookie: cookie ?? '' })
    expect([again.status, again.headers['set-cookie']]).toEqual([200, undefined])
    expect(again.body).toContain('url=/pet?overlay"')
    expect((await get(overlay)).status, 'without the cookie it is used up').toBe(401)
  })

  test('leads to a window, never to another site', async () => {
    const url = link.replace('window=pet', 'window=//evil.example')
    const { body } = await get(url.slice(new URL(link).origin.length))
    expect(body).toContain('url=/pet"')
    expect(body).not.toContain('evil')
  })

  test.each([
    ['connections', 'url=/settings#connections"'],
    ['//evil.example', 'url=/settings"'],
  ])('leads to the page of the settings it names: %s', async (page, lead) => {
    const url = link.replace('window=pet', `window=settings&page=${page}`)
    expect((await get(url.slice(new URL(link).origin.length))).body).toContain(lead)
  })
})

describe('pages', () => {
  let visitor: Visitor
  beforeEach(async () => {
    visitor = await signIn(link)
  })

  test.each(['/pet', '/panel', '/settings', '/assets/pet-1.js', '/species/default/pet.json'])(
    '%s is for those who have signed in',
    async (path) => {
      expect((await get(path)).status).toBe(401)
      expect((await get(path, { cookie: 'familiar_1=guess' })).status).toBe(401)
      expect((await get(path, { cookie: visitor.cookie })).status).toBe(200)
    },
  )

  test.each(['/pet', '/assets/pet-1.js', '/nothing', '/open'])(
    '%s comes with the whole policy',
    async (path) => {
      const { headers } = await get(path, { cookie: visitor.cookie })
      const policy = String(headers['content-security-policy'])
      expect(policy).toContain("default-src 'none'")
      expect(policy).toContain("frame-ancestors 'none'")
      expect(policy).not.toContain('unsafe')
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
      })
    },
  )

  test('species that were brought in are behind Familiar’s own, and cannot take their place', async () => {
    const of = async (path: string): Promise<unknown> => {
      const { status, body } = await get(path, { cookie: visitor.cookie })
      return status === 200 ? JSON.parse(body) : status
    }
    expect(await of('/species/default/pet.json')).toEqual({ of: 'Familiar' })
    expect(await of('/species/dewey/pet.json')).toEqual({ of: 'others' })
    expect(await of('/species/.removed/dewey/pet.json')).toBe(404)
    expect(await of('/species/dewey/sheet.png')).toBe(404)
  })

  test.each([
    '/../secret.json',
    '/assets/../../secret.json',
    '/%2e%2e/secret.json',
    '/assets/%2e%2e%2f%2e%2e%2fsecret.json',
    '/species/..%2f..%2fsecret.json',
    '/species/%5c..%5c..%5csecret.json',
    '/assets/pet-1.js%00.txt',
    '/assets/%',
    '//secret.json',
    '//',
    '//[',
    '/%2f%2fsecret.json',
  ])('nothing outside their folders can be read: %s', async (path) => {
    const { status, body } = await get(path, { cookie: visitor.cookie })
    expect([400, 404]).toContain(status)
    expect(body).not.toContain('geheim')
  })

  test('only the kinds of file pages are made of, and no page as a plain file', async () => {
    expect((await get('/assets/notes.txt', { cookie: visitor.cookie })).status).toBe(404)
    expect((await get('/pet/index.html', { cookie: visitor.cookie })).status).toBe(404)
    expect((await get('/assets', { cookie: visitor.cookie })).status).toBe(404)
  })

  test('a page that is addressed by another name is refused (DNS rebinding)', async () => {
    expect((await get('/pet', { cookie: visitor.cookie, host: 'evil.example' })).status).toBe(403)
  })

  test('a script cannot fetch a page to take the ticket out of it', async () => {
    for (const destination of ['empty', 'iframe', 'script', 'embed']) {
      const answer = await get('/settings', {
        cookie: visitor.cookie,
        'sec-fetch-dest': destination,
      })
      expect(answer.status).toBe(403)
    }
  })
})

describe('the socket', () => {
  let visitor: Visitor
  beforeEach(async () => {
    visitor = await signIn(link)
  })

  test('carries requests of the window whose page held the ticket', async () => {
    const page = await openPageSocket(visitor, 'panel')
    expect(await page.request('goals.list')).toEqual({ ok: true, data: 'answer to goals.list' })
    expect(asked).toEqual([['panel', 'goals.list', undefined]])
    page.close()
  })

  test('is refused without the cookie, from another origin, and with a ticket that is wrong or used up', async () => {
    const ticket = await ticketFor(visitor, 'pet')
    const path = `/socket?ticket=${ticket}`
    const { cookie, origin } = visitor
    expect(await knock(path, {}, origin)).toBe(403)
    expect(await knock(path, { cookie })).toBe(403)
    expect(await knock(path, { cookie }, 'https://evil.example')).toBe(403)
    expect(await knock(path, { cookie }, origin.replace('http:', 'https:'))).toBe(403)
    expect(await knock('/socket?ticket=wrong', { cookie }, origin)).toBe(401)
    expect(await knock('/elsewhere', { cookie }, origin)).toBe(403)
    expect(await knock(path, { cookie }, origin)).toBe(101)
    expect(await knock(path, { cookie }, origin)).toBe(401)
  })

  test('gives each connection the ticket for the next, for the same window', async () => {
    const ticket = await ticketFor(visitor, 'pet')
    const url = `ws://127.0.0.1:${new URL(link).port}/socket?ticket=${ticket}`
    const socket = new WebSocket(url, {
      headers: { cookie: visitor.cookie },
      origin: visitor.origin,
    })
    const welcome = await new Promise<string>((resolve) =>
      socket.once('message', (data: Buffer) => resolve(data.toString())),
    )
    socket.close()
    const next = (JSON.parse(welcome) as { ticket: string }).ticket
    expect(await knock(`/socket?ticket=${next}`, { cookie: visitor.cookie }, visitor.origin)).toBe(
      101,
    )
  })

  test.each([
    '',
    '{',
    '[]',
    '{"kind":"request"}',
    '{"kind":"request","id":-1,"route":"pet.get"}',
    '{"kind":"push"}',
  ])('ends on what is no message of the contract: %j', async (text) => {
    const page = await openPageSocket(visitor, 'pet')
    page.send(text)
    expect(await page.closed).toBe(1003)
    expect(asked).toEqual([])
  })

  test('ends on a message too large to be looked at', async () => {
    const page = await openPageSocket(visitor, 'pet')
    page.send(
      JSON.stringify({ kind: 'request', id: 1, route: 'pet.get', input: 'x'.repeat(300 * 1024) }),
    )
    expect(await page.closed).toBe(1009)
    expect(asked).toEqual([])
  })

  test('brings pushes, and tells main when the page is gone', async () => {
    const page = await openPageSocket(visitor, 'pet')
    const push: Push = { type: 'goals.changed', goals: [] }
    await page.request('pet.get')
    pushTo?.(push)
    await page.request('pet.get')
    expect(page.pushes).toEqual([push])
    expect(host.isPetVisible()).toBe(true)
    page.close()
    await page.closed
    await expect.poll(() => closed).toEqual(['pet'])
    expect(host.isPetVisible()).toBe(false)
  })
})

test('a browser that may not be opened is not opened, and the pages can say so', async () => {
  expect(await host.openExternal('https://github.com/login/device')).toBe(false)
})

test('keeps keys with a file of its data folder', async () => {
  const wrapped = await host.secrets.wrap(Buffer.from('a key'))
  expect((await host.secrets.unwrap(wrapped)).plain.toString()).toBe('a key')
  expect(await host.secrets.protection()).toBe('key-file')
})

test('stop() lets go of the port and of every page', async () => {
  const page = await openPageSocket(await signIn(link), 'pet')
  await host.stop()
  expect(await page.closed).toBe(1001)
  await expect(get('/pet')).rejects.toThrow('ECONNREFUSED')
})
