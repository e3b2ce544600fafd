import * as koffi from 'koffi'
import { describe, expect, it } from 'vitest'
import { isFullScreen } from '../../../../src/main/host/electron/front-window'
import {
  type NativeLibrary,
  frontWindowsBy,
  layoutsBy,
  openFrontWindows,
} from '../../../../src/main/host/electron/windows-foreground'

const isWindows = process.platform === 'win32'
if (!isWindows) console.log('skipped: what Windows itself answers is seen on Windows')

type Native = (...args: readonly never[]) => number | bigint

let declared = 0

/**
 * A library whose functions are native ones: koffi calls each at its address, with the types it was declared with, and
 * what stands there gets numbers and addresses, as Windows' own would.
 */
function standIn(functions: Readonly<Record<string, Native>>): NativeLibrary {
  return {
    func: (convention, name, result, args) => {
      const native = functions[name]
      if (!native) throw new Error(`Cannot find function '${name}' in shared library`)
      declared += 1
      // Whatever is not named by a word is an address.
      const plain = args.map((arg) => (typeof arg === 'string' ? arg : 'void *'))
      const inside = koffi.proto(convention, `${name}In${declared}`, result, plain)
      const outside = koffi.proto(convention, `${name}Out${declared}`, result, args)
      const address = koffi.register(native, koffi.pointer(inside))
      return (...given) => koffi.call(address, outside, ...given) as unknown
    },
  }
}

interface Pretended {
  readonly front: number
  readonly closed: boolean
  readonly hidden: boolean
  readonly minimised: boolean
  readonly cloaked: number
  /** What asking for the cloak returns; 0 is success. */
  readonly dwmFails: number
  readonly onMonitor: boolean
}

const WS_POPUP_VISIBLE = 0x9400_0000 | 0
const HANDLE = 0x0003_0a2c
const MONITOR = 0x0001_0001

/** A Windows with one window, which covers a second monitor at the left. */
function pretended(state: Partial<Pretended> = {}): (name: string) => NativeLibrary {
  const layouts = layoutsBy(koffi)
  const { front = HANDLE, dwmFails = 0, onMonitor = true } = state
  const rect = { left: -2560, top: -360, right: 0, bottom: 1080 }
  const flag =
    (on: boolean) =>
    (id: number): number =>
      id === HANDLE && on ? 1 : 0
  const libraries: Readonly<Record<string, NativeLibrary>> = {
    'user32.dll': standIn({
      GetForegroundWindow: () => front,
      IsWindow: flag(state.closed !== true),
      IsWindowVisible: flag(state.hidden !== true),
      IsIconic: flag(state.minimised === true),
      GetWindowRect: (id: number, to: bigint) => {
        koffi.encode(to, layouts.rect, rect)
        return flag(true)(id)
      },
      MonitorFromWindow: (id: number, otherwise: number) =>
        id === HANDLE && otherwise === 0 && onMonitor ? MONITOR : 0,
      GetMonitorInfoW: (monitor: number, to: bigint) => {
        const { cbSize } = koffi.decode(to, layouts.monitorInfo) as { cbSize: number }
        // Windows writes nothing into what is not as large as it says.
        if (monitor !== MONITOR || cbSize !== 40) return 0
        const rcWork = { ...rect, bottom: 1040 }
        koffi.encode(to, layouts.monitorInfo, { cbSize, rcMonitor: rect, rcWork, dwFlags: 0 })
        return 1
      },
      GetWindowLongW: (id: number, index: number) =>
        id === HANDLE && index === -16 ? WS_POPUP_VISIBLE : 0,
      GetClassNameW: (_id: number, to: bigint, room: number) => {
        const name = 'Unreal“Window”'.slice(0, room - 1)
        const bytes = Buffer.from(`${name}\0`, 'utf16le')
        koffi.encode(to, 'uint8', [...bytes], bytes.length)
        return name.length
      },
    }),
    'dwmapi.dll': standIn({
      DwmGetWindowAttribute: (_id: number, attribute: number, to: bigint, size: number) => {
        if (attribute === 14 && size === 4) koffi.encode(to, 'uint32', state.cloaked ?? 0)
        return dwmFails
      },
    }),
  }
  return (name) => libraries[name] ?? koffi.load(name)
}

describe('what Windows is asked', () => {
  // A structure that is too short is written beyond its end.
  it('is declared in structures as large as Windows’ own', () => {
    const { rect, monitorInfo } = layoutsBy(koffi)
    expect([koffi.sizeof(rect), koffi.sizeof(monitorInfo)]).toEqual([16, 40])
    expect(koffi.offsetof(monitorInfo, 'rcMonitor')).toBe(4)
  })

  it('comes back as places, class and style, through native calls', () => {
    const { front, again } = frontWindowsBy(koffi, pretended())
    const place = { x: -2560, y: -360, width: 2560, height: 1440 }
    const expected = {
      id: HANDLE,
      window: place,
      monitor: place,
      className: 'Unreal“Window”',
      style: WS_POPUP_VISIBLE,
    }
    expect(front()).toEqual(expected)
    expect(again(HANDLE)).toEqual(expected)
    expect(isFullScreen(expected)).toBe(true)
  })

  it('is about what can be seen where the system cannot tell what is cloaked', () => {
    const { again } = frontWindowsBy(koffi, pretended({ cloaked: 1, dwmFails: 0x8007_0057 | 0 }))
    expect(again(HANDLE)).not.toBeNull()
  })

  it.each<readonly [string, Partial<Pretended>]>([
    ['is in front', { front: 0 }],
    ['is not closed', { closed: true }],
    ['is not hidden', { hidden: true }],
    ['is not minimised', { minimised: true }],
    ['is on this virtual desktop', { cloaked: 2 }],
    ['is on a monitor', { onMonitor: false }],
  ])('has no answer when no window %s', (_what, state) => {
    expect(frontWindowsBy(koffi, pretended(state)).front()).toBeNull()
  })

  it('is a problem where a function is missing', () => {
    const load = (): NativeLibrary => standIn({ GetForegroundWindow: () => 0 })
    expect(() => frontWindowsBy(koffi, load)).toThrow('IsWindow')
  })
})

describe('openFrontWindows()', () => {
  it.skipIf(isWindows)('says what is wrong where there is no Windows', async () => {
    const opened = await openFrontWindows()
    expect(opened.ok ? null : opened.problem).toContain('shared library')
  })

  it.runIf(isWindows)('gets an answer of the real Windows', async () => {
    const opened = await openFrontWindows()
    if (!opened.ok) throw new Error(opened.problem)
    const { front, again } = opened.windows
    // The one window that is always there: what the desktop is drawn on, under a name that Windows gives it.
    const root = koffi.load('user32.dll').func('__stdcall', 'GetDesktopWindow', 'intptr', [])
    const found = again(Number(root()))
    expect(found).toMatchObject({ className: '#32769' })
    for (const side of ['width', 'height'] as const) {
      expect(found?.window[side]).toBeGreaterThan(0)
      expect(found?.monitor[side]).toBeGreaterThan(0)
    }
    expect(again(0)).toBeNull()
    // Nobody may be signed in at a screen where tests run.
    const inFront = front()
    if (inFront !== null) expect(inFront.className).not.toBe('')
  })
})
