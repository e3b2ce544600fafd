import { expect, test } from 'vitest'
import { type UpdateFacts, updateMeans } from '../../../../src/main/host/electron/update-means'

const page = 'https://github.com/owner/familiar/releases'
const facts: UpdateFacts = {
  platform: 'win32',
  builtWith: { releases: 'owner/familiar', signed: false },
  appImage: null,
  packageType: null,
}

test.each<[string, Partial<UpdateFacts>, unknown]>([
  ['Windows, signed or not', {}, { possible: true, means: 'itself', page }],
  [
    'macOS with a certificate',
    { platform: 'darwin', builtWith: { releases: 'owner/familiar', signed: true } },
    { possible: true, means: 'itself', page },
  ],
  ['macOS without one', { platform: 'darwin' }, { possible: true, means: 'page', page }],
  [
    'an AppImage',
    { platform: 'linux', appImage: '/home/robin/familiar.AppImage' },
    { possible: true, means: 'itself', page },
  ],
  [
    'a deb',
    { platform: 'linux', packageType: 'deb' },
    { possible: true, means: 'package-manager', page },
  ],
  ['an unpacked folder', { platform: 'linux' }, { possible: false, why: 'unpacked', page }],
  ['what runs from source', { builtWith: null }, { possible: false, why: 'source', page: null }],
  [
    'a package without a place to look',
    { builtWith: { releases: null, signed: true } },
    { possible: false, why: 'no-place', page: null },
  ],
])('%s', (_what, changed, means) => {
  expect(updateMeans({ ...facts, ...changed })).toEqual(means)
})
