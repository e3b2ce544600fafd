import type { Rectangle } from '@shared/body/areas'
import { isMiddleIn } from './fullscreen-place'

/** A window that can be seen, as Windows tells of it. Rectangles in pixels of the screen. */
export interface FrontWindow {
  /** Its handle. */
  readonly id: number
  readonly window: Rectangle
  /** All of the monitor that most of it is on, taskbar included. */
  readonly monitor: Rectangle
  readonly className: string
  /** `GWL_STYLE`. */
  readonly style: number
}

/** What an app asks of the windows of others. */
export interface FrontWindows {
  /** The one the user is in; null for none, as while one gives way to another. */
  readonly front: () => FrontWindow | null
  /** One that was in front, as it is now; null when it is closed, minimised or hidden. */
  readonly again: (id: number) => FrontWindow | null
}

/** Both bits: a border alone is no caption. */
const WS_CAPTION = 0x00c0_0000

/** The desktop, the taskbars, and what is shown between windows. Some of it covers whole monitors. */
const OF_THE_SHELL: ReadonlySet<string> = new Set([
  ...['Progman', 'WorkerW', 'Shell_TrayWnd', 'Shell_SecondaryTrayWnd'],
  ...['ForegroundStaging', 'MultitaskingViewFrame', 'TaskSwitcherWnd'],
  'XamlExplorerHostIslandWindow',
])

/**
 * Does a window fill its monitor as a film or a game does? One with a caption is only maximised, over a taskbar that
 * hides.
 */
export function isFullScreen({ window, monitor, className, style }: FrontWindow): boolean {
  return (
    !OF_THE_SHELL.has(className) &&
    (style & WS_CAPTION) !== WS_CAPTION &&
    window.x <= monitor.x &&
    window.y <= monitor.y &&
    window.x + window.width >= monitor.x + monitor.width &&
    window.y + window.height >= monitor.y + monitor.height
  )
}

/**
 * Which window fills a screen now?
 * @param front the one in front
 * @param last what filled a screen when it was last asked, as it is now: beside another monitor it need not be in front
 */
export function fullScreenOf(
  front: FrontWindow | null,
  last: FrontWindow | null,
): FrontWindow | null {
  if (front !== null && isFullScreen(front)) return front
  if (last === null || !isFullScreen(last)) return null
  // The desktop and the taskbars belong to no monitor alone, and cover nothing.
  if (front === null || OF_THE_SHELL.has(front.className)) return last
  return isMiddleIn(front.window, last.monitor) ? null : last
}
