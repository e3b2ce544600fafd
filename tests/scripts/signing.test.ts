import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { builderConfig } from '../../scripts/package/builder-config.mjs'
import { packagerEnv } from '../../scripts/package/signing.mjs'
import { ROOT } from '../fixtures/paths'

const OPTIONS = {
  root: ROOT,
  app: 'a',
  output: 'o',
  electronDist: 'e',
  electronVersion: '1.2.3',
  releases: null,
}

// The packager reads an empty CSC_LINK as a path, that of the checkout: “… not a file”, and no package for macOS.
test('secrets nobody has set, which a workflow passes as empty variables, do not reach the packager', () => {
  const workflow = readFileSync(join(ROOT, '.github', 'workflows', 'release.yml'), 'utf8')
  const secrets = [...workflow.matchAll(/^ +(\w+): \$\{\{ secrets\./gm)].map(
    ([, name = '']) => name,
  )
  expect(secrets).toContain('CSC_LINK')
  const unset = Object.fromEntries(secrets.map((name) => [name, '']))
  expect(packagerEnv({ ...unset, PATH: '/bin', EMPTY: '' })).toEqual({ PATH: '/bin', EMPTY: '' })
  const set = Object.fromEntries(secrets.map((name) => [name, 'x']))
  expect(packagerEnv(set)).toEqual(set)
})

// Unsigned after its fuses were flipped, Apple's processors end the app before it has begun.
test('without a certificate a package for macOS is signed without a name, not left unsigned', () => {
  expect(builderConfig({ ...OPTIONS, signed: false }).mac).toMatchObject({
    identity: '-',
    hardenedRuntime: true,
  })
  expect(builderConfig({ ...OPTIONS, signed: true }).mac).not.toHaveProperty('identity')
  // With a hardened runtime and no name, its own libraries would be refused without this.
  const { entitlements } = builderConfig({ ...OPTIONS, signed: false }).mac
  expect(readFileSync(entitlements, 'utf8')).toMatch(/disable-library-validation<\/key>\s*<true\/>/)
})
