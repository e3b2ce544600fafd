import type * as Koffi from 'koffi'
import { z } from 'zod'
import type { Rectangle } from '@shared/body/areas'
import { messageOf } from '../../failure'
import type { FrontWindow, FrontWindows } from './front-window'
import type { OpenFrontWindows } from './fullscreen-windows'

/**
 * The one door to code of the system's: docs/security.md says what goes through. Everything here only reads, and only of
 * windows. Names and numbers are those of Windows' own headers.
 */
const GWL_STYLE = -16
const MONITOR_DEFAULTTONULL = 0
const DWMWA_CLOAKED = 14
/** Windows allows no longer name of a class. */
const CLASS_NAME_LENGTH = 256

type Spec = Parameters<typeof Koffi.sizeof>[0]

/** A library of the system's, as far as it is used here. */
export interface NativeLibrary {
  readonly func: (
    convention: string,
    name: string,
    result: Spec,
    args: Spec[],
  ) => (...args: unknown[]) => unknown
}

const numberSchema = z.int()
const rectSchema = z.object({
  left: numberSchema,
  top: numberSchema,
  right: numberSchema,
  bottom: numberSchema,
})
const monitorSchema = z.object({ rcMonitor: rectSchema })

/** Asks Windows; where there is none, or koffi has no body for this computer, that is the problem. */
export const openFrontWindows: OpenFrontWindows = async () => {
  try {
    const koffi = await import('koffi')
    return { ok: true, windows: frontWindowsBy(koffi, (name) => koffi.load(name)) }
  } catch (error) {
    return { ok: false, problem: messageOf(error) }
  }
}

/** The structures, as Windows lays them out. Without names: koffi takes each name once, whoever asks. */
export function layoutsBy(koffi: typeof Koffi) {
  const rect = koffi.struct({ left: 'int32', top: 'int32', right: 'int32', bottom: 'int32' })
  const monitorInfo = koffi.struct({
    cbSize: 'uint32',
    rcMonitor: rect,
    rcWork: rect,
    dwFlags: 'uint32',
  })
  return { rect, monitorInfo }
}

/**
 * The questions, over the libraries that `load` finds. Throws when one of them, or one of its functions, is not there;
 * the questions throw when an answer is none.
 */
export function frontWindowsBy(
  koffi: typeof Koffi,
  load: (name: string) => NativeLibrary,
): FrontWindows {
  const layouts = layoutsBy(koffi)
  const rectOut = koffi.out(koffi.pointer(layouts.rect))
  const monitorInOut = koffi.inout(koffi.pointer(layouts.monitorInfo))
  const cbSize = koffi.sizeof(layouts.monitorInfo)
  const [user32, dwmapi] = [load('user32.dll'), load('dwmapi.dll')]
  const declare =
    (library: NativeLibrary) =>
    (name: string, result: Spec, args: Spec[]): ((...args: unknown[]) => number) => {
      const call = library.func('__stdcall', name, result, args)
      return (...given) => numberSchema.parse(call(...given))
    }
  const user = declare(user32)
  // Handles are numbers of a pointer's width, of which Windows uses 32 bits.
  const getForegroundWindow = user('GetForegroundWindow', 'intptr', [])
  const isWindow = user('IsWindow', 'int', ['intptr'])
  const isWindowVisible = user('IsWindowVisible', 'int', ['intptr'])
  const isIconic = user('IsIconic', 'int', ['intptr'])
  const getWindowRect = user('GetWindowRect', 'int', ['intptr', rectOut])
  const monitorFromWindow = user('MonitorFromWindow', 'intptr', ['intptr', 'uint32'])
  const getMonitorInfo = user('GetMonitorInfoW', 'int', ['intptr', monitorInOut])
  const getWindowLong = user('GetWindowLongW', 'int32', ['intptr', 'int'])
  const getClassName = user('GetClassNameW', 'int', [
    'intptr',
    koffi.out(koffi.pointer('uint16')),
    'int',
  ])
  const getAttribute = declare(dwmapi)('DwmGetWindowAttribute', 'int32', [
    'intptr',
    'uint32',
    koffi.out(koffi.pointer('uint32')),
    'uint32',
  ])

  /** On another virtual desktop, or an app that is put to sleep: visible to all but the user. */
  const isCloaked = (id: number): boolean => {
    const value: unknown[] = [0]
    const failed = getAttribute(id, DWMWA_CLOAKED, value, 4) !== 0
    return !failed && value[0] !== 0
  }
  const isSeen = (id: number): boolean =>
    isWindow(id) !== 0 && isWindowVisible(id) !== 0 && isIconic(id) === 0 && !isCloaked(id)
  const classNameOf = (id: number): string => {
    const name = Buffer.alloc(2 * (CLASS_NAME_LENGTH + 1))
    const length = getClassName(id, name, CLASS_NAME_LENGTH + 1)
    return name.toString('utf16le', 0, 2 * length)
  }
  const again = (id: number): FrontWindow | null => {
    if (id === 0 || !isSeen(id)) return null
    const [window, monitor] = [{}, { cbSize }]
    // Closed between two questions, or on no monitor.
    if (getWindowRect(id, window) === 0) return null
    if (getMonitorInfo(monitorFromWindow(id, MONITOR_DEFAULTTONULL), monitor) === 0) return null
    return {
      id,
      window: rectangleOf(rectSchema.parse(window)),
      monitor: rectangleOf(monitorSchema.parse(monitor).rcMonitor),
      className: classNameOf(id),
      style: getWindowLong(id, GWL_STYLE),
    }
  }
  return { front: () => again(getForegroundWindow()), again }
}

function rectangleOf({ left, top, right, bottom }: z.infer<typeof rectSchema>): Rectangle {
  return { x: left, y: top, width: right - left, height: bottom - top }
}
