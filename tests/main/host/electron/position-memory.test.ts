import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  type PositionMemory,
  openPositionMemory,
} from '../../../../src/main/host/electron/position-memory'
import { type TestLog, createTestLog } from './test-log'
import { type TestTime, createTestTime } from './test-time'

let dataFolder: string
let time: TestTime
let log: TestLog

beforeEach(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), 'familiar-place-'))
  time = createTestTime()
  log = createTestLog()
})
afterEach(() => rm(dataFolder, { recursive: true }))

const open = (): Promise<PositionMemory> =>
  openPositionMemory({ dataFolder, after: time.after, log })

describe('openPositionMemory()', () => {
  it('knows each desk again after a restart', async () => {
    const before = await open()
    before.remember('desk', { x: 1, y: 2, hold: 'floor' })
    before.remember('sofa', { x: -30, y: 4, hold: 'peek-left' })
    await before.flush()
    const after = await open()
    expect(after.recall('desk')).toEqual({ x: 1, y: 2, hold: 'floor' })
    expect(after.recall('sofa')).toEqual({ x: -30, y: 4, hold: 'peek-left' })
    expect(after.recall('elsewhere')).toBeNull()
  })

  it('writes once for a pet that is carried about', async () => {
    const memory = await open()
    for (let x = 0; x < 100; x += 1) {
      memory.remember('desk', { x, y: 0, hold: 'put' })
      time.pass(10)
    }
    expect(await readdir(dataFolder)).toEqual([])
    expect(time.pending()).toBe(1)
    time.pass(1_000)
    await memory.flush()
    expect(JSON.parse(await readFile(join(dataFolder, 'pet-place.json'), 'utf8'))).toEqual({
      places: [{ arrangement: 'desk', x: 99, y: 0, hold: 'put' }],
    })
  })

  it.each(['', '{"places":[{"x":"left"}]}', '{"places":[{"arrangement":"desk","x":1.5,"y":0}]}'])(
    'starts with an empty memory when the file holds %j',
    async (content) => {
      await writeFile(join(dataFolder, 'pet-place.json'), content)
      const memory = await open()
      expect(memory.recall('desk')).toBeNull()
      expect(log.lines).toEqual(['warn the place of the pet cannot be read'])
    },
  )

  it('reads what was kept before pets could hang or peek', async () => {
    await writeFile(
      join(dataFolder, 'pet-place.json'),
      '{"places":[{"arrangement":"desk","x":7,"y":9}]}',
    )
    expect((await open()).recall('desk')).toEqual({ x: 7, y: 9, hold: 'floor' })
  })

  it('forgets a desk it is told to, for good', async () => {
    const before = await open()
    before.remember('desk', { x: 1, y: 2, hold: 'floor' })
    before.forget('desk')
    await before.flush()
    expect((await open()).recall('desk')).toBeNull()
  })

  it('forgets the desk not seen for longest rather than growing for ever', async () => {
    const memory = await open()
    for (let i = 0; i < 105; i += 1) memory.remember(`desk ${i}`, { x: i, y: 0, hold: 'floor' })
    expect(memory.recall('desk 4')).toBeNull()
    expect(memory.recall('desk 5')).toEqual({ x: 5, y: 0, hold: 'floor' })
  })

  it('goes on when the folder cannot be written', async () => {
    const memory = await open()
    await rm(dataFolder, { recursive: true })
    memory.remember('desk', { x: 1, y: 1, hold: 'floor' })
    await memory.flush()
    expect(log.lines).toEqual(['warn the place of the pet could not be kept'])
    expect(memory.recall('desk')).toEqual({ x: 1, y: 1, hold: 'floor' })
    dataFolder = await mkdtemp(join(tmpdir(), 'familiar-place-'))
  })
})
