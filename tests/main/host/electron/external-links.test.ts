import { describe, expect, it } from 'vitest'
import { freshElectron } from '../../../fakes/electron/fresh'

await freshElectron()
const { externalLink } = await import('../../../../src/main/host/electron/external-links')

describe('externalLink()', () => {
  it('lets a link of ours out', () => {
    expect(externalLink('https://github.com/owner/repo?tab=x#y')).toBe(
      'https://github.com/owner/repo?tab=x#y',
    )
  })

  it.each([
    'https://accounts.google.com/o/oauth2/v2/auth',
    'https://myaccount.google.com/connections',
  ])('lets %s out, where a permission is given or taken back', (link) =>
    expect(externalLink(link)).toBe(link),
  )

  it.each([
    'http://github.com/',
    'https://www.google.com/url?q=https://evil.example',
    'https://github.com.evil.example/',
    'https://evil.example/github.com',
    'https://github.com@evil.example/',
    'https://user:secret@github.com/',
    'https://github.com:8443/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'ms-msdt:/id',
    'app://familiar/panel/index.html',
    '//github.com',
    '',
  ])('keeps %s in', (link) => {
    expect(externalLink(link)).toBeNull()
  })
})
