import { describe, expect, it } from 'vitest'
import { CHANNELS } from '@shared/contract/bridge'
import type { Sight, TouchMessage } from '@shared/contract/body'
import { RING } from '../../../fixtures/touch-mask'
import { bodyOf } from './page'
import { type Rig, type RigOptions, startRig } from './rig'

/** Of a pet that stands where it first appears: its window is at 1640, 688, its picture in it at 56, 196. */
const ON_RING = { x: 1640 + 56 + 15 * 3, y: 688 + 196 + 15 * 3 }
const IN_HOLE = { x: 1640 + 56 + 24 * 3, y: 688 + 196 + 24 * 3 }
const BESIDE = { x: 1640 + 4, y: 688 + 4 }
const FAR = { x: 300, y: 200 }

/** A session of Wayland's, through its X server: a pet can walk there, but is not told where the pointer is. */
const IN_WAYLAND: RigOptions = {
  platform: 'linux',
  session: 'wayland',
  before: ({ app }) => app.switches.set('ozone-platform', 'x11'),
}

const touch = (change: Partial<TouchMessage> = {}): TouchMessage => ({
  type: 'touch',
  mask: RING,
  turn: 0,
  mirrored: false,
  areas: [],
  engaged: false,
  ...change,
})

interface Watched extends Rig {
  readonly tell: (change?: Partial<TouchMessage>) => void
  /** The pointer goes there, and there is time to notice. */
  readonly point: (at: { x: number; y: number }) => void
  readonly isThrough: () => boolean
}

/** A pet whose page has said what there is to touch, with the pointer far away. */
async function watched(options: RigOptions = {}): Promise<Watched> {
  const rig = await startRig({
    ...options,
    before: (electron) => {
      electron.screen.cursor = FAR
      options.before?.(electron)
    },
  })
  const body = bodyOf(await rig.page('pet'))
  const tell: Watched['tell'] = (change) => body.tell(touch(change))
  tell()
  return {
    ...rig,
    tell,
    point: (at) => {
      rig.electron.screen.cursor = at
      rig.time.pass(1_000)
    },
    isThrough: () => rig.window('pet').isThrough(),
  }
}

describe.each(['win32', 'darwin', 'linux'] as const)('on %s the pointer', (platform) => {
  it('goes through the window but where the pet is drawn, and each change is told once', async () => {
    const rig = await watched({ platform })
    expect(rig.isThrough()).toBe(true)
    for (const [at, through] of [
      [ON_RING, false],
      [IN_HOLE, true],
      [ON_RING, false],
      [BESIDE, true],
      [FAR, true],
      [ON_RING, false],
      [FAR, true],
    ] as const) {
      rig.point(at)
      expect(rig.isThrough(), JSON.stringify(at)).toBe(through)
    }
    // Never forwarded: that would be a hook every movement of the mouse waits for.
    expect(rig.window('pet').did.through).toEqual([
      [true],
      [false],
      [true],
      [false],
      [true],
      [false],
      [true],
    ])
  })
})

describe('the pointer', () => {
  it('touches all of a window whose page has said nothing, and nobody watches it', async () => {
    const rig = await startRig()
    rig.electron.screen.cursor = BESIDE
    rig.time.pass(5_000)
    expect(rig.window('pet').did.through).toEqual([])
    expect(rig.time.pending()).toBe(0)
  })

  it('touches card and bubble too', async () => {
    const rig = await watched()
    rig.tell({ areas: [{ x: 0, y: 0, width: 200, height: 60 }] })
    rig.point(BESIDE)
    expect(rig.isThrough()).toBe(false)
    rig.tell()
    rig.time.pass(200)
    expect(rig.isThrough()).toBe(true)
  })

  it('touches the other side of a pet that is mirrored, and what is turned where it is turned to', async () => {
    const rig = await watched()
    // The ring's hole is not in the middle of the grid's rows: turned, it is elsewhere.
    const below = { x: IN_HOLE.x, y: 688 + 196 + 30 * 3 }
    rig.point(below)
    expect(rig.isThrough()).toBe(false)
    rig.tell({ turn: 180 })
    rig.time.pass(200)
    expect(rig.isThrough()).toBe(true)
  })

  it('touches a pet of any size where its picture then is', async () => {
    const rig = await watched()
    const body = bodyOf(await rig.page('pet'))
    let feet = { x: 0, y: 0 }
    body.onPose((pose) => {
      feet = pose
    })
    body.tell({ type: 'size', percent: 300 })
    const { x, y } = rig.window('pet').getBounds()
    const cell = (column: number, row: number): { x: number; y: number } => ({
      x: x + feet.x - 216 + column * 9 + 4,
      y: y + feet.y - 468 + row * 9 + 4,
    })
    rig.point(cell(10, 10))
    expect(rig.isThrough()).toBe(false)
    rig.point(cell(9, 9))
    expect(rig.isThrough()).toBe(true)
    rig.point(cell(28, 24))
    expect(rig.isThrough()).toBe(false)
    rig.point(cell(27, 24))
    expect(rig.isThrough()).toBe(true)
  })

  it('that rests finds what moves below it: another frame, or the pet itself', async () => {
    const rig = await watched()
    rig.point(IN_HOLE)
    expect(rig.isThrough()).toBe(true)
    rig.tell({ mask: null })
    expect(rig.isThrough(), 'at once').toBe(false)
    rig.tell()
    rig.time.pass(200)
    expect(rig.isThrough()).toBe(true)
    bodyOf(await rig.page('pet')).tell({ type: 'nudge', x: -27, y: 0 })
    rig.time.pass(200)
    expect(rig.isThrough()).toBe(false)
  })

  it('cannot be read in a session of Wayland’s, XWayland included: all of the window stays to be touched', async () => {
    const rig = await watched(IN_WAYLAND)
    rig.point(BESIDE)
    expect(rig.window('pet').did.through).toEqual([])
    expect(rig.time.pending()).toBe(0)
  })
})

describe('what the user is at', () => {
  it('keeps the window, wherever the pointer is, until they have done', async () => {
    const rig = await watched()
    rig.point(ON_RING)
    rig.tell({ engaged: true })
    for (const at of [IN_HOLE, BESIDE, FAR]) {
      rig.point(at)
      expect(rig.isThrough()).toBe(false)
    }
    rig.tell()
    expect(rig.isThrough()).toBe(true)
  })

  it('is not lost to a hand that trembles off the pet', async () => {
    const rig = await watched()
    rig.point(ON_RING)
    rig.electron.screen.cursor = IN_HOLE
    rig.time.pass(33)
    expect(rig.isThrough()).toBe(false)
    rig.tell({ engaged: true })
    rig.time.pass(5_000)
    expect(rig.isThrough()).toBe(false)
  })

  it('is never dropped: a pet in the hand is held at any speed, over any hole', async () => {
    const rig = await watched()
    const body = bodyOf(await rig.page('pet'))
    rig.point(ON_RING)
    body.tell({ type: 'grab' })
    for (let x = ON_RING.x; x > 200; x -= 300) {
      rig.electron.screen.cursor = { x, y: 20 }
      rig.time.pass(250)
      expect(rig.isThrough()).toBe(false)
    }
    body.tell({ type: 'release', flight: false })
    rig.point(FAR)
    expect(rig.isThrough()).toBe(true)
  })

  it('ends with the pointer, of which its page is told: that it goes through, or is elsewhere', async () => {
    const rig = await watched()
    const seen: Sight[] = []
    bodyOf(await rig.page('pet')).onSight((sight) => void seen.push(sight))
    rig.point(ON_RING)
    rig.point(IN_HOLE)
    rig.point(ON_RING)
    rig.tell({ engaged: true })
    rig.point(BESIDE)
    rig.point(FAR)
    expect(seen.map(({ pointer }) => pointer)).toEqual([true, false, true, false])
  })
})

describe('nobody looks where the pointer is', () => {
  /** How often it is asked for in so long. */
  const asked = (rig: Rig, ms: number): number => {
    const before = rig.electron.screen.asked
    rig.time.pass(ms)
    return rig.electron.screen.asked - before
  }

  it('more than twice a second while it rests far away, four times while it moves there', async () => {
    const rig = await watched()
    rig.time.pass(60_000)
    expect(asked(rig, 60_000)).toBe(120)
    let looks = 0
    for (let second = 0; second < 10; second += 1) {
      rig.electron.screen.cursor = { x: 300 + second, y: 200 }
      looks += asked(rig, 1_000)
    }
    expect(looks).toBeLessThanOrEqual(41)
  })

  it('more than thirty times a second, and that only while it moves near the pet', async () => {
    const rig = await watched()
    rig.point(BESIDE)
    let looks = 0
    for (let step = 0; step < 10; step += 1) {
      rig.electron.screen.cursor = { x: BESIDE.x + step, y: BESIDE.y }
      looks += asked(rig, 100)
    }
    expect(looks).toBeGreaterThanOrEqual(28)
    expect(looks).toBeLessThanOrEqual(31)
    rig.time.pass(2_000)
    expect(asked(rig, 10_000)).toBeLessThanOrEqual(100)
  })

  it('at all while the pet is hidden, and at once when it is back', async () => {
    const rig = await watched()
    rig.point(FAR)
    rig.host.setPetVisible(false)
    expect(rig.time.pending()).toBe(0)
    rig.tell({ mask: null })
    expect(asked(rig, 3_600_000)).toBe(0)
    rig.electron.screen.cursor = IN_HOLE
    rig.host.setPetVisible(true)
    expect(rig.isThrough()).toBe(false)
  })

  it('more often because a page talks: thirty words a second are heard, and the newest counts', async () => {
    const rig = await watched()
    rig.point(IN_HOLE)
    rig.time.pass(2_000)
    const before = rig.electron.screen.asked
    for (let i = 0; i < 1_000; i += 1) rig.tell({ turn: i % 2 })
    rig.tell({ mask: null })
    expect(rig.electron.screen.asked - before).toBeLessThanOrEqual(30)
    rig.time.pass(100)
    expect(rig.isThrough()).toBe(false)
  })
})

describe('a page that is another', () => {
  it('by a reload is whole again until it has told', async () => {
    const rig = await watched()
    expect(rig.isThrough()).toBe(true)
    rig.window('pet').webContents.reload()
    const page = await rig.page('pet')
    page.bridge.ready()
    expect(rig.isThrough()).toBe(false)
    expect(rig.time.pending()).toBe(0)
    bodyOf(page).tell(touch())
    expect(rig.isThrough()).toBe(true)
  })

  it('after a crash is not watched by what the old one told', async () => {
    const rig = await watched()
    rig.window('pet').webContents.crash()
    rig.time.pass(1_000)
    await rig.settle()
    rig.point(BESIDE)
    expect(rig.living('pet')).toHaveLength(1)
    expect(rig.window('pet').did.through).toEqual([])
    expect(rig.time.pending()).toBe(0)
  })
})

describe('a word of what there is to touch', () => {
  it.each([
    { mask: new Uint8Array(311) },
    { mask: new Uint8Array(100_000) },
    { mask: [1, 2, 3] },
    { turn: 0.5 },
    { turn: 400 },
    { areas: Array.from({ length: 5 }, () => ({ x: 0, y: 0, width: 1, height: 1 })) },
    { areas: [{ x: 0, y: 0, width: 1e9, height: 1 }] },
    { engaged: 'yes' },
  ])('with %j is nothing', async (change) => {
    const rig = await startRig()
    const { webContents } = rig.window('pet')
    const event = new rig.electron.FakeIpcMainEvent(webContents, webContents.mainFrame)
    rig.electron.ipcMain.receive(event, CHANNELS.body, [{ ...touch(), ...change }])
    expect(rig.time.pending()).toBe(0)
    rig.electron.ipcMain.receive(event, CHANNELS.body, [touch()])
    expect(rig.time.pending(), 'one that can be read is heard').toBe(1)
  })
})

describe('a pet that is to be clicked through', () => {
  it('is not felt where it is drawn, costs no look at the pointer, also in a window made anew, until it is again', async () => {
    const rig = await watched()
    rig.point(ON_RING)
    expect(rig.isThrough()).toBe(false)
    rig.host.setClickThrough(true)
    expect(rig.isThrough()).toBe(true)
    rig.point(ON_RING)
    expect(rig.isThrough()).toBe(true)

    rig.window('pet').webContents.crash()
    rig.time.pass(5_000)
    await rig.settle()
    bodyOf(await rig.page('pet')).tell(touch())
    rig.point(ON_RING)
    expect(rig.isThrough()).toBe(true)

    rig.host.setClickThrough(false)
    rig.point(ON_RING)
    expect(rig.isThrough()).toBe(false)
  })

  it('is so too where nobody knows where the pointer is', async () => {
    const rig = await watched(IN_WAYLAND)
    expect(rig.isThrough()).toBe(false)
    rig.host.setClickThrough(true)
    expect(rig.isThrough()).toBe(true)
    rig.host.setClickThrough(false)
    expect(rig.isThrough()).toBe(false)
  })
})
