import { expect, test } from 'vitest'
import { githubAddresses } from '../../src/main/github-addresses'
import { silentLog } from '../../src/main/log'
import { profileFor } from '../../src/main/oauth/profiles'
import { providerConfigSchema } from '../../src/main/provider-config'
import { providerKits } from '../../src/main/wire-providers'

const PUBLIC = { web: 'https://github.com', api: 'https://api.github.com' }
const OWN = { web: 'https://git.example.com', api: 'https://git.example.com/api/v3' }
const HOSTED = { web: 'https://acme.ghe.com', api: 'https://api.acme.ghe.com' }
const CASES: [string | null, { web: string; api: string }][] = [
  [null, PUBLIC],
  ['https://github.com/', PUBLIC],
  ['https://www.github.com', PUBLIC],
  ['https://GitHub.com/robin-dale', PUBLIC],
  ['https://api.github.com', PUBLIC],
  ['https://git.example.com', OWN],
  ['https://git.example.com//', OWN],
  ['https://git.example.com/api/v3/', OWN],
  ['https://git.example.com/api', OWN],
  ['https://git.example.com/api/graphql', OWN],
  [
    'https://git.example.com:8443/',
    { web: 'https://git.example.com:8443', api: 'https://git.example.com:8443/api/v3' },
  ],
  [
    'https://example.com/github/',
    { web: 'https://example.com/github', api: 'https://example.com/github/api/v3' },
  ],
  ['https://acme.ghe.com', HOSTED],
  ['https://acme.ghe.com/api/v3', HOSTED],
  ['https://api.acme.ghe.com/', HOSTED],
  [
    'https://ghe.com.example.org',
    { web: 'https://ghe.com.example.org', api: 'https://ghe.com.example.org/api/v3' },
  ],
]

test.each(CASES)('the addresses of the GitHub at %s', (typed, addresses) => {
  expect(
    githubAddresses(typed, { web: 'https://github.com/', api: 'https://api.github.com/' }),
  ).toEqual(addresses)
})

test.each(CASES)(
  'at %s one signs in, reads, and takes the permission back',
  (typed, { web, api }) => {
    const config = providerConfigSchema.parse({})
    const { server, revocation } = profileFor('github', config, typed)
    expect(server.issuer).toBe(web)
    expect(revocation).toEqual({ kind: 'github', apiUrl: api })
    const [github] = providerKits({
      config,
      timeoutMs: 1,
      clock: () => 0,
      log: silentLog,
      pause: () => Promise.resolve(),
      openExternal: () => Promise.resolve(true),
    })
    expect(github?.apiUrl(typed)).toBe(api)
  },
)
