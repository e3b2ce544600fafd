import { describe, expect, it } from 'vitest'
import { PAGE_POLICY } from '../../../../src/main/host/page-policy'
import { freshElectron } from '../../../fakes/electron/fresh'
import { type Rig, startRig } from './rig'

async function get(rig: Rig, url: string, method?: string): Promise<Response> {
  const response = await rig.electron.protocol.load(url, method)
  if (!response) throw new Error('nobody serves that scheme')
  return response
}

describe('the scheme of the pages', () => {
  it('has an origin, is secure, and is told to Electron before it is ready', async () => {
    const electron = await freshElectron()
    const { registerPageScheme } = await import('../../../../src/main/host/electron/pages')
    registerPageScheme()
    expect(electron.protocol.schemes).toMatchObject([
      { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
    ])
    // These would open what the policy shuts.
    for (const hole of ['bypassCSP', 'corsEnabled', 'allowServiceWorkers', 'allowExtensions'])
      expect(electron.protocol.schemes[0]?.privileges).not.toHaveProperty(hole)
  })
})

describe('a page', () => {
  it.each([
    [
      'app://familiar/pet/index.html',
      'text/html; charset=utf-8',
      '<!doctype html><title>pet</title>',
    ],
    ['app://familiar/assets/pet-a1.js', 'text/javascript; charset=utf-8', 'export {}'],
    ['app://familiar/species/fox/pet.json', 'application/json; charset=utf-8', '{"id":"fox"}'],
    ['app://familiar/species/fox/spritesheet.webp', 'image/webp', 'RIFF'],
    ['app://familiar/species/fox/red/fox.webp', 'image/webp', 'RIFF red'],
    ['app://familiar/species/dewey/pet.json', 'application/json; charset=utf-8', '{"id":"dewey"}'],
  ])('is served: %s', async (url, type, body) => {
    const response = await get(await startRig({ open: false }), url)
    expect(response.status).toBe(200)
    expect(response.headers.get('Content-Type')).toBe(type)
    expect(await response.text()).toBe(body)
  })

  it('comes with the policy that both hosts send', async () => {
    const { headers } = await get(await startRig({ open: false }), 'app://familiar/pet/index.html')
    for (const [name, value] of Object.entries(PAGE_POLICY)) expect(headers.get(name)).toBe(value)
    expect(headers.get('Content-Security-Policy')).toContain("default-src 'none'")
    expect(headers.get('X-Content-Type-Options')).toBe('nosniff')
  })

  it.each([
    'app://familiar/secret.json',
    'app://familiar/../secret.json',
    'app://familiar/pet/..%2f..%2f..%2fsecret.json',
    'app://familiar/pet/%2e%2e/%2e%2e/%2e%2e/secret.json',
    'app://familiar/species/..%2f..%2fsecret.json',
    'app://familiar/species/fox/..%5c..%5c..%5csecret.json',
    'app://familiar/secret.json%00.html',
    'app://familiar//etc/hostname.json',
    'app://elsewhere/pet/index.html',
  ])('is not found at %s', async (url) => {
    const response = await get(await startRig({ open: false }), url)
    expect(response.status).toBe(404)
    expect(await response.text()).toBe('')
  })

  it('can only be read', async () => {
    const rig = await startRig({ open: false })
    expect((await get(rig, 'app://familiar/pet/index.html', 'POST')).status).toBe(405)
    const head = await get(rig, 'app://familiar/pet/index.html', 'HEAD')
    expect([head.status, await head.text()]).toEqual([200, ''])
  })
})
