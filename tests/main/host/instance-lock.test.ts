import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { link, readdir, utimes, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { acquireInstanceLock } from '../../../src/main/host/instance-lock'
import { type TempFolder, tempFolder } from '../../fixtures/temp-folder'

let folder: TempFolder

beforeEach(async () => {
  folder = await tempFolder()
})
afterEach(() => folder.remove())

const ignore = (): void => undefined

/** Twenty that start at the same moment: one gets the lock, and gives it back. */
async function oneOfTwenty(): Promise<void> {
  const tries = await Promise.allSettled(
    Array.from({ length: 20 }, () => acquireInstanceLock(folder.path, ignore)),
  )
  const locks = tries.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []))
  expect(locks).toHaveLength(1)
  await Promise.all(locks.map((lock) => lock.release()))
}

describe('acquireInstanceLock()', () => {
  test('a second Familiar is refused, and the first hears of it', async () => {
    let knocks = 0
    const first = await acquireInstanceLock(folder.path, () => (knocks += 1))
    await expect(acquireInstanceLock(folder.path, ignore)).rejects.toMatchObject({
      code: 'DATA_FOLDER_IN_USE',
    })
    expect(knocks).toBe(1)
    await first.release()
    const next = await acquireInstanceLock(folder.path, ignore)
    await next.release()
  })

  test('of many that start at once, one gets it, time and again', async () => {
    for (let round = 0; round < 20; round += 1) await oneOfTwenty()
    expect(await readdir(folder.path)).toEqual([])
  })

  test('is given back also while somebody knocks and says nothing', async () => {
    const lock = await acquireInstanceLock(folder.path, ignore)
    const [name] = await readdir(folder.path)
    const silent = connect(join(folder.path, name ?? ''))
    await once(silent, 'connect')
    const cut = once(silent, 'close')
    await lock.release()
    await cut
    expect(await readdir(folder.path)).toEqual([])
  })

  test('the lock of a killed process is nobody’s', async () => {
    const holder = spawn(process.execPath, [
      '-e',
      `require('net').createServer().listen(${JSON.stringify(join(folder.path, 'familiar-00000000.sock'))}, () => console.log('held'))`,
    ])
    await once(holder.stdout, 'data')
    await expect(acquireInstanceLock(folder.path, ignore)).rejects.toMatchObject({
      code: 'DATA_FOLDER_IN_USE',
    })
    holder.kill('SIGKILL')
    await once(holder, 'exit')
    const lock = await acquireInstanceLock(folder.path, ignore)
    await lock.release()
  })

  test('of many that find dead locks, one gets it', async () => {
    const holder = spawn(process.execPath, [
      '-e',
      `require('net').createServer().listen(${JSON.stringify(join(folder.path, 'dead'))}, () => process.kill(process.pid, 'SIGKILL'))`,
    ])
    await once(holder, 'exit')
    const dead = join(folder.path, 'dead')
    for (let round = 0; round < 20; round += 1) {
      await link(dead, join(folder.path, `familiar-ffffff${String(round).padStart(2, '0')}.sock`))
      await oneOfTwenty()
    }
    expect(await readdir(folder.path)).toEqual(['dead'])
  })

  test('what a process left that was killed before it was seen is swept out, what comes up just now is not', async () => {
    const [left, coming] = ['familiar-00000001.sock.new', 'familiar-00000002.sock.new']
    for (const name of [left, coming, 'familiar-else.sock.new'])
      await writeFile(join(folder.path, name), '')
    const long = new Date(Date.now() - 3_600_000)
    for (const name of [left, 'familiar-else.sock.new'])
      await utimes(join(folder.path, name), long, long)
    const lock = await acquireInstanceLock(folder.path, ignore)
    await lock.release()
    expect((await readdir(folder.path)).sort()).toEqual([coming, 'familiar-else.sock.new'])
  })

  test('a plain file in its place does not keep Familiar out', async () => {
    await writeFile(join(folder.path, 'familiar-00000000.sock'), '')
    const lock = await acquireInstanceLock(folder.path, ignore)
    await lock.release()
  })

  test('folders too deep for a socket are locked too', async () => {
    const deep = join(folder.path, 'x'.repeat(120))
    const first = await acquireInstanceLock(deep, ignore)
    await expect(acquireInstanceLock(deep, ignore)).rejects.toMatchObject({
      code: 'DATA_FOLDER_IN_USE',
    })
    await first.release()
  })
})
