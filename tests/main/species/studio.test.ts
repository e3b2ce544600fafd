import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { PNG } from 'pngjs'
import { unzipSync } from 'fflate'
import { silentLog } from '../../../src/main/log'
import { createImportDesk } from '../../../src/main/species/import-desk'
import { openLibrary } from '../../../src/main/species/library/library'
import { type Studio, openStudio } from '../../../src/main/species/studio/studio'
import type { SheetForm } from '../../../src/shared/contract/species'
import { codexPet, codexSheet } from '../../fixtures/pets/codex-pet'
import { png } from '../../fixtures/pets/pictures'
import { type TempFolder, tempFolder } from '../../fixtures/temp-folder'
import { listeningLog } from '../../fixtures/listening-log'

const BUILT = fileURLToPath(new URL('../../../out/main/species-thread.js', import.meta.url))
const OWN = fileURLToPath(new URL('../../../resources/species/', import.meta.url))

/** Two cells of three million pixels: a second of work and more. */
const LARGE = png(3_500, 1_750, [
  { x: 200, y: 200, width: 1_400, height: 1_550 },
  { x: 1_900, y: 200, width: 1_400, height: 1_550 },
])
const FORM: SheetForm = {
  name: 'Large',
  author: '',
  licence: '',
  cell: { width: 1_750, height: 1_750 },
  rows: [{ animation: 'idle', row: 0, frames: 2 }],
  msPerFrame: 125,
  facing: 'right',
}

let folder: TempFolder
beforeEach(async () => (folder = await tempFolder('studio')))
afterEach(() => folder.remove())

/** Never too long. */
const patient = () => () => undefined
const studioOf = (
  thread: string | null,
  after: Parameters<typeof openStudio>[0]['after'] = patient,
): Studio => openStudio({ thread, after, log: silentLog })
/** A thread of the test's own: it comes up, and then does what is said. */
const threadThat = async (does: string): Promise<string> => {
  const file = join(folder.path, 'thread.mjs')
  const script = `import { parentPort } from 'node:worker_threads'\nparentPort.postMessage({ kind: 'ready' })\nparentPort.on('message', ({ kind }) => { if (kind === 'read') { ${does} } })\n`
  await writeFile(file, script)
  return file
}
const sheet = (bytes: Buffer): Map<string, Buffer> => new Map([['blip.png', bytes]])

/** Bytes as bytes, whatever kind of array they lie in. */
const plain = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value, (_key, held: unknown) =>
      held instanceof Uint8Array ? { type: 'Buffer', data: Array.from(held) } : held,
    ),
  )

/** How often this thread's turn came round while something was done. */
async function turnsDuring(work: () => Promise<unknown>): Promise<number> {
  let turns = 0
  let goesOn = true
  const turn = (): void => {
    turns += 1
    if (goesOn) setImmediate(turn)
  }
  setImmediate(turn)
  await work()
  goesOn = false
  return turns
}

describe('the thread that is built', () => {
  test('reads what is read in place, pixel for pixel', async () => {
    const threaded = await studioOf(BUILT).read(sheet(LARGE), 'large', FORM)
    const inPlace = await studioOf(null).read(sheet(LARGE), 'large', FORM)
    expect(plain(threaded)).toEqual(plain(inPlace))
    expect(threaded).toMatchObject({
      ok: true,
      value: { kind: 'species', species: { name: 'Large' } },
    })
  })

  test('leaves this one free while large art is shrunk', async () => {
    const inThread = await turnsDuring(() => studioOf(BUILT).read(sheet(LARGE), 'large', FORM))
    const inPlace = await turnsDuring(() => studioOf(null).read(sheet(LARGE), 'large', FORM))
    // In place there is hardly a turn between the steps of the reading.
    expect(inPlace).toBeLessThan(100)
    expect(inThread).toBeGreaterThan(10 * inPlace)
  })

  test('asks for a form, refuses with the rule, and leaves the files with whoever gave them', async () => {
    const studio = studioOf(BUILT)
    const files = sheet(LARGE)
    expect(await studio.read(files, 'large')).toMatchObject({
      ok: true,
      value: { kind: 'form', width: 3_500 },
    })
    expect(await studio.read(files, 'large', FORM)).toMatchObject({
      ok: true,
      value: { kind: 'species' },
    })
    const broken = codexPet({}, codexSheet(1, { 4: [0, 1, 3, 4] }))
    expect(await studio.read(broken, 'broken')).toMatchObject({
      ok: false,
      problems: [{ rule: 'frame-missing', row: 4 }],
    })
    expect(await studio.read(new Map([['empty.txt', Buffer.alloc(0)]]), 'empty')).toMatchObject({
      ok: false,
      problems: [{ rule: 'unknown-format' }],
    })
  })

  test('a file of many parts is put together as it was', async () => {
    // Noise: it is as large packed.
    const noise = new PNG({ width: 1_600, height: 1_600 })
    for (let at = 0, seed = 1; at < noise.data.length; at += 1) {
      seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0
      noise.data[at] = at % 4 === 3 ? 255 : seed >>> 24
    }
    const bytes = PNG.sync.write(noise, { deflateLevel: 0, filterType: 0 })
    expect(bytes.length).toBeGreaterThan(9_000_000)
    const outcome = await studioOf(BUILT).read(sheet(bytes), 'noise')
    expect(outcome).toMatchObject({ ok: true, value: { kind: 'form', width: 1_600 } })
  })

  test('exports as in place', async () => {
    const held = await openLibrary(OWN, folder.path, silentLog).read('slime')
    const [one, other] = [studioOf(BUILT), studioOf(null)]
    const [threaded, inPlace] = await Promise.all([one.exported(held), other.exported(held)])
    expect(unzipSync(threaded)).toEqual(unzipSync(inPlace))
  })
})

describe('a thread that goes wrong', () => {
  test('does not come up: the pet is read in place, and the log has why', async () => {
    const log = listeningLog()
    const studio = openStudio({ thread: join(folder.path, 'gone.js'), after: patient, log })
    expect(await studio.read(codexPet(), 'dewey')).toMatchObject({
      ok: true,
      value: { kind: 'species', species: { name: 'Dewey' } },
    })
    await log.heard('read in place')
  })

  test.each([
    ['throws', `throw new Error('out of paint')`, 'out of paint'],
    ['ends', `process.exit(3)`, 'ended with 3'],
  ])('%s: that is an error of ours and no refusal', async (_what, does, says) => {
    const studio = studioOf(await threadThat(does))
    await expect(studio.read(codexPet(), 'dewey')).rejects.toThrow(says)
  })

  test('takes too long: it is ended, and the refusal says so', async () => {
    const limits: number[] = []
    const hasty = (ms: number, run: () => void) => {
      limits.push(ms)
      const timer = setTimeout(run, 50)
      return () => clearTimeout(timer)
    }
    const studio = studioOf(await threadThat('for (;;);'), hasty)
    expect(await studio.read(codexPet(), 'dewey')).toEqual({
      ok: false,
      problems: [
        {
          rule: 'time',
          file: null,
          row: null,
          line: null,
          message: 'It could not be read within 60 seconds.',
        },
      ],
    })
    expect(limits).toEqual([60_000])
  })

  test('the next pet ends what is read of the one before', async () => {
    const studio = studioOf(await threadThat('for (;;);'))
    const desk = createImportDesk(studio)
    const brought = (file: string) => {
      const path = join(folder.path, file)
      return writeFile(path, LARGE).then(() => ({ from: 'path' as const, path }))
    }
    const [one, other] = [await brought('one.png'), await brought('other.png')]
    const first = desk.inspect(one)
    const ended = expect(first).rejects.toMatchObject({ code: 'CONFLICT' })
    const second = desk.inspect(other)
    await ended
    desk.stop()
    await expect(second).rejects.toMatchObject({ code: 'CONFLICT' })
  })
})
