import { readFile, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openDevice, readDevice, writeDevice } from '../../../src/main/accounts/device'
import { listeningLog } from '../../fixtures/listening-log'
import { type TempFolder, tempFolder } from '../../fixtures/temp-folder'

let folder: TempFolder
beforeEach(async () => {
  folder = await tempFolder()
})
afterEach(() => folder.remove())

const NOW = Date.parse('2026-05-04T12:00Z')

// A Familiar whose device.json a power failure had emptied never started again.
test.each(['', 'garbage{', 'null', '{"deviceId": "x"}'])(
  'a device.json that says %j is set aside, and the start goes on as a new device',
  async (text) => {
    await writeFile(join(folder.path, 'device.json'), text)
    const log = listeningLog()
    const device = await openDevice(folder.path, { clock: () => NOW, log })
    expect(device.profiles).toEqual({})
    expect(await readDevice(folder.path)).toEqual(device)
    const names = await readdir(folder.path)
    const aside = names.filter((name) => name !== 'device.json')
    expect(aside).toEqual([expect.stringMatching(/^device\.json\.damaged-2026-05-04T12/)])
    expect(await readFile(join(folder.path, aside[0] ?? ''), 'utf8')).toBe(text)
    expect(log.lines.join()).toContain(aside[0])
  },
)

test('one that can be read is as it was, and leaves nothing beside it', async () => {
  const first = await openDevice(folder.path, { clock: () => NOW, log: listeningLog() })
  const kept = { ...first, weakVaultUsers: [] }
  await writeDevice(folder.path, kept)
  expect(await openDevice(folder.path, { clock: () => NOW, log: listeningLog() })).toEqual(kept)
  expect(await readdir(folder.path)).toEqual(['device.json'])
})
