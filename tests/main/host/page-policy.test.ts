import { expect, test } from 'vitest'
import { PAGE_POLICY } from '../../../src/main/host/page-policy'

test('allows a page its own files and nothing unsafe', () => {
  const policy = new Map(
    (PAGE_POLICY['Content-Security-Policy'] ?? '').split('; ').map((directive) => {
      const [name = '', ...sources] = directive.split(' ')
      return [name, sources]
    }),
  )
  // What is not named falls back to this; these do not, and must be named themselves.
  expect(policy.get('default-src')).toEqual(["'none'"])
  for (const name of ['base-uri', 'form-action', 'frame-ancestors'])
    expect(policy.get(name), name).toEqual(["'none'"])
  for (const [name, sources] of policy) {
    const allowed = name === 'img-src' ? ["'none'", "'self'", 'data:'] : ["'none'", "'self'"]
    expect(
      sources.filter((source) => !allowed.includes(source)),
      name,
    ).toEqual([])
  }
})
