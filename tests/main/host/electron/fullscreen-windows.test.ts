import type { Rectangle } from '@shared/body/areas'
import { describe, expect, it } from 'vitest'
import {
  ASK_MS,
  type FullscreenWatch,
  type OpenFrontWindows,
  watchFrontFullscreen,
} from '../../../../src/main/host/electron/fullscreen-windows'
import {
  FIRST_MONITOR,
  SECOND_MONITOR,
  type TestFrontWindows,
  createTestFrontWindows,
  film,
  letter,
  maximised,
} from './test-front-windows'
import { type TestLog, createTestLog } from './test-log'
import { type TestTime, createTestTime } from './test-time'

interface Watching {
  readonly windows: TestFrontWindows
  readonly watch: FullscreenWatch
  readonly time: TestTime
  readonly log: TestLog
  /** All that was told, in order. */
  readonly told: (Rectangle | null)[]
  /** What could be opened has been opened. */
  readonly opened: () => Promise<void>
}

function startWatching(
  options: { scale?: number; open?: OpenFrontWindows; before?: TestFrontWindows } = {},
): Watching {
  const windows = options.before ?? createTestFrontWindows()
  const [time, log] = [createTestTime(), createTestLog()]
  const told: (Rectangle | null)[] = []
  const { scale = 1 } = options
  const watch = watchFrontFullscreen({
    openFrontWindows: options.open ?? windows.open,
    after: time.after,
    toDip: ({ x, y }) => ({ x: Math.floor(x / scale), y: Math.floor(y / scale) }),
    onChange: (place) => void told.push(place),
    log,
  })
  const opened = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
  return { windows, watch, time, log, told, opened }
}

/** Watching begins while a film runs. */
async function startInFilm(options: Parameters<typeof startWatching>[0] = {}): Promise<Watching> {
  const before = createTestFrontWindows()
  before.bring(film())
  const watching = startWatching({ ...options, before })
  watching.watch.setNeeded(true)
  await watching.opened()
  return watching
}

describe('a full screen on Windows', () => {
  it('is told when it is there, once, and when it has gone', async () => {
    const { windows, time, told } = await startInFilm()
    expect(told).toEqual([FIRST_MONITOR])
    time.pass(10 * ASK_MS)
    expect(told).toHaveLength(1)
    windows.bring(maximised(FIRST_MONITOR, 7))
    time.pass(ASK_MS)
    expect(told).toEqual([FIRST_MONITOR, null])
  })

  it('that begins later is seen within the time of one question', async () => {
    const { windows, watch, time, told, opened } = startWatching()
    watch.setNeeded(true)
    await opened()
    windows.bring(film())
    time.pass(ASK_MS)
    expect(told).toEqual([FIRST_MONITOR])
  })

  it('is followed to another monitor', async () => {
    const { windows, time, told } = await startInFilm()
    windows.bring(film(SECOND_MONITOR))
    time.pass(ASK_MS)
    expect(told).toEqual([FIRST_MONITOR, SECOND_MONITOR])
  })

  it('lasts while the user is on another monitor, and ends when it is minimised there', async () => {
    const { windows, time, told } = await startInFilm()
    windows.bring(letter(SECOND_MONITOR))
    time.pass(3 * ASK_MS)
    expect(told).toEqual([FIRST_MONITOR])
    windows.hide(7)
    time.pass(ASK_MS)
    expect(told).toEqual([FIRST_MONITOR, null])
  })

  it.each([
    ['its window is closed or minimised', (windows: TestFrontWindows) => windows.hide(7)],
    ['another window lies over it', (windows: TestFrontWindows) => windows.bring(letter())],
  ])('ends when %s', async (_how, end) => {
    const { windows, time, told } = await startInFilm()
    end(windows)
    time.pass(ASK_MS)
    expect(told).toEqual([FIRST_MONITOR, null])
  })

  // Windows says so while the focus goes from one window to the next: the pet would flicker.
  it('does not end because nothing is in front for a moment', async () => {
    const { windows, time, told } = await startInFilm()
    windows.leave()
    time.pass(ASK_MS)
    expect(told).toEqual([FIRST_MONITOR])
  })

  it('is told of in Electron’s pixels', async () => {
    const { told } = await startInFilm({ scale: 1.5 })
    expect(told).toEqual([{ x: 0, y: 0, width: 1280, height: 720 }])
  })
})

describe('Windows is asked', () => {
  it('by one timer every three seconds, behind a full screen too', async () => {
    const { windows, time } = await startInFilm()
    expect(time.pending()).toBe(1)
    const before = windows.asked()
    time.pass(60_000)
    expect(windows.asked() - before).toBe(20)
    expect(time.pending()).toBe(1)
  })

  it('never while there is no pet to hide', async () => {
    const { windows, watch, time, told } = await startInFilm()
    watch.setNeeded(false)
    expect(time.pending()).toBe(0)
    const before = windows.asked()
    windows.hide(7)
    time.pass(3_600_000)
    expect(windows.asked()).toBe(before)
    watch.setNeeded(true)
    expect(told, 'and at once when there is').toEqual([FIRST_MONITOR, null])
  })

  it('not before there is a pet to hide, nor is anything loaded for it', async () => {
    let loads = 0
    const windows = createTestFrontWindows()
    const open: OpenFrontWindows = () => {
      loads += 1
      return windows.open()
    }
    const { watch, time, opened } = startWatching({ open, before: windows })
    await opened()
    expect([loads, time.pending()]).toEqual([0, 0])
    for (const needed of [true, false, true]) watch.setNeeded(needed)
    await opened()
    expect([loads, windows.asked(), time.pending()]).toEqual([1, 1, 1])
  })

  it('not after the end, even where it came while all was being loaded', async () => {
    const { windows, watch, time, told, opened } = startWatching()
    windows.bring(film())
    watch.setNeeded(true)
    watch.stop()
    await opened()
    expect([windows.asked(), time.pending(), told]).toEqual([0, 0, []])
  })

  it('no more once it has failed: the pet comes back, and it is written down once', async () => {
    const { windows, watch, time, log, told } = await startInFilm()
    windows.fail('access denied')
    time.pass(ASK_MS)
    expect(told).toEqual([FIRST_MONITOR, null])
    for (const needed of [false, true]) watch.setNeeded(needed)
    time.pass(60_000)
    expect(time.pending()).toBe(0)
    expect(log.lines).toEqual(['info full screens are not watched'])
  })

  it('not at all where nothing can be loaded, which is written down once', async () => {
    const problem = 'there is no body of koffi for this computer'
    const open: OpenFrontWindows = () => Promise.resolve({ ok: false, problem })
    const { watch, time, log, told, opened } = startWatching({ open })
    for (const needed of [true, false, true]) {
      watch.setNeeded(needed)
      await opened()
    }
    expect([told, time.pending()]).toEqual([[], 0])
    expect(log.lines).toEqual(['info full screens are not watched'])
  })
})
