import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ownArguments } from '../../../../src/main/host/electron/own-arguments'
import { parseFlags } from '../../../../src/main/host/flags'

describe('ownArguments()', () => {
  it('does not take the folder of the app for a flag of ours', () => {
    expect(ownArguments(['/usr/bin/electron', '.', '--port', '4000'], false)).toEqual([
      '--port',
      '4000',
    ])
  })

  it('keeps a value that stands apart, in a package too', () => {
    expect(ownArguments(['/opt/familiar', '--data-dir', '/pets/data'], true)).toEqual([
      '--data-dir',
      '/pets/data',
    ])
  })

  it.each([
    '--ozone-platform=x11',
    '--no-sandbox',
    '--enable-features=UseOzonePlatform',
    '--disable-gpu',
    '--inspect=0',
    '--inspect-brk=9229',
    '--remote-debugging-port=0',
    '--force-device-scale-factor=1.5',
    '--original-process-start-time=13300000000',
    '--user-data-dir=/pets/profile',
    '--password-store=basic',
    '--host-rules=MAP * 127.0.0.1',
    '-psn_0_12345',
    '--squirrel-firstrun',
    '--updated',
  ])('does not refuse to start for %s, which is not ours to understand', (argument) => {
    expect(ownArguments(['/opt/familiar', argument], true)).toEqual([])
  })

  it('swallows none of our own flags', () => {
    const ours = [
      '--host=electron',
      '--data-dir=/pets/data',
      '--port=4000',
      '--no-open',
      '--watch=/a',
      '--watch=/b',
    ]
    expect(parseFlags(ownArguments(['/opt/familiar', ...ours], true))).toEqual({
      host: 'electron',
      dataDir: resolve('/pets/data'),
      port: 4000,
      open: false,
      smoke: false,
      watch: [resolve('/a'), resolve('/b')],
    })
  })

  it('lets a mistyped flag of ours be complained about', () => {
    const argv = ['/opt/familiar', '--data-dri=/pets/data']
    expect(() => parseFlags(ownArguments(argv, true))).toThrow('--data-dri')
  })
})
