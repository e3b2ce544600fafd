import { describe, expect, test } from 'vitest'
import { redact } from '../../src/main/redact'

const SECRET = 'q7Xk2_Zp-9mL4vR8tY1wB6'
const CODE = '3584d83530557fdd1f46af8289938c8ef79f9dc5'

describe('redact() hides', () => {
  test.each([
    ['a GitHub token of any kind', `it was ghu_${SECRET}`],
    ['a refresh token of GitHub', `it was ghr_${SECRET}.${SECRET}`],
    ['one as long as a letter', `ghs_${`${SECRET}.`.repeat(40)}${SECRET}`],
    ['a token of Notion', `ntn_${SECRET}`],
    ['an older one of Notion', `secret_${SECRET}`],
    ['an access token of Google', `ya29.a0${SECRET}`],
    ['a refresh token of Google', `it was 1//0g${SECRET}`],
    ['a code of Google', `it was 4/0A${SECRET}`],
    ['a form body that begins with it', `client_secret=${SECRET}&grant_type=x`],
    ['a code in a form body', `code=${SECRET}&redirect_uri=x`],
    ['a device code', `client_id=x&device_code=${SECRET}`],
    ['a code verifier', `code_verifier=${SECRET}&code=x`],
    ['tokens in JSON', `{"access_token":"${SECRET}","refresh_token":"${SECRET}"}`],
    ['a device code in JSON', `{"device_code": "${SECRET}"}`],
    ['a user code in JSON', `{"user_code":"${SECRET}"}`],
    ['a verifier in JSON', `{"code_verifier":"${SECRET}"}`],
    ['a code in JSON', `{"code":"${SECRET}"}`],
    [
      'JSON inside JSON',
      `{"body":"{\\"client_secret\\":\\"${SECRET}\\",\\"code\\":\\"${SECRET}\\"}"}`,
    ],
    ['an address that came back', `GET /callback?code=${SECRET}&state=${SECRET}`],
    ['a basic header', `authorization: Basic ${Buffer.from(SECRET).toString('base64')}`],
    [
      'a basic header in JSON',
      `{"Authorization":"Basic ${Buffer.from(SECRET).toString('base64')}"}`,
    ],
    ['a password with a backslash', `password=a\\${SECRET}`],
  ])('%s', (_what, text) => {
    const clean = redact(text)
    expect(clean).toContain('[hidden]')
    expect(clean).not.toContain(SECRET)
    expect(clean).not.toContain(Buffer.from(SECRET).toString('base64'))
  })

  test('a device code wherever OAuth writes one', () => {
    for (const text of [`device_code=${CODE}`, `"device_code":"${CODE}"`, `device_code: ${CODE}`])
      expect(redact(text)).not.toContain(CODE)
  })
})

describe('redact() leaves', () => {
  test.each([
    'it ended with code=ENOENT',
    '{"code":"23505","detail":"a key is there twice"}',
    'exit code: 137',
    'read /srv/disk1//very-long-folder-name-of-a-project/file',
    'http://10.0.0.1//very-long-folder-name-of-a-project',
    'a basic understanding of it',
    'Basic settings were saved',
    'the state: connected',
    'GitHub answered with an error of its own {"host":"github.com","status":502}',
  ])('%s', (text) => expect(redact(text)).toBe(text))
})

test('redact() is quick on whatever somebody makes it read', () => {
  const began = performance.now()
  for (const piece of ['code=', '1//', 'basic ', 'device_code"', 'token\\', 'ghu_', 'password = '])
    redact(piece.repeat(100_000))
  expect(performance.now() - began).toBeLessThan(3_000)
})
