import { EventEmitter } from 'node:events'
import type { Display, Point, Rectangle, Screen } from 'electron'
import { app } from './app'
import { FakeEvent } from './event'

let lastId = 0

/** A display; the work area is all of it but a taskbar of 40 below, unless told otherwise. */
export function display(
  bounds: Rectangle,
  { workArea, scaleFactor = 1 }: { workArea?: Rectangle; scaleFactor?: number } = {},
): Display {
  const area = workArea ?? { ...bounds, height: bounds.height - 40 }
  return {
    id: (lastId += 1),
    bounds,
    workArea: area,
    scaleFactor,
    size: { width: bounds.width, height: bounds.height },
    workAreaSize: { width: area.width, height: area.height },
    label: '',
    internal: false,
    detected: true,
    monochrome: false,
    rotation: 0,
    nativeOrigin: { x: bounds.x, y: bounds.y },
    touchSupport: 'unknown',
    accelerometerSupport: 'unknown',
    colorDepth: 24,
    colorSpace: '',
    depthPerComponent: 8,
    displayFrequency: 60,
    maximumCursorSize: { width: 64, height: 64 },
  }
}

class FakeScreen
  extends EventEmitter
  implements
    Pick<
      Screen,
      | 'getAllDisplays'
      | 'getCursorScreenPoint'
      | 'getDisplayMatching'
      | 'getPrimaryDisplay'
      | 'screenToDipPoint'
    >
{
  /** For tests: where the pointer is. */
  cursor: Point = { x: 0, y: 0 }
  /** For tests: how often somebody asked where it is. */
  asked = 0
  /** For tests: the primary display comes first. */
  displays: Display[] = [display({ x: 0, y: 0, width: 1920, height: 1080 })]

  getAllDisplays(): Display[] {
    app.mustBeReady('The "screen" module')
    return [...this.displays]
  }

  getPrimaryDisplay(): Display {
    app.mustBeReady('The "screen" module')
    const [primary] = this.displays
    if (!primary) throw new Error('there is no display')
    return primary
  }

  /** The display that most of it is on; the primary where it is on none. */
  getDisplayMatching(rect: Rectangle): Display {
    const shared = ({ bounds }: Display): number =>
      overlap(rect.x, rect.width, bounds.x, bounds.width) *
      overlap(rect.y, rect.height, bounds.y, bounds.height)
    return this.getAllDisplays().reduce(
      (best, next) => (shared(next) > shared(best) ? next : best),
      this.getPrimaryDisplay(),
    )
  }

  getCursorScreenPoint(): Point {
    this.asked += 1
    return { ...this.cursor }
  }

  /** Of a primary display that stands at the origin, with all others beside it in the same scale. */
  screenToDipPoint({ x, y }: Point): Point {
    const { scaleFactor } = this.getPrimaryDisplay()
    return { x: Math.floor(x / scaleFactor), y: Math.floor(y / scaleFactor) }
  }

  /** For tests: a display is plugged in. */
  add(added: Display): void {
    this.displays.push(added)
    this.emit('display-added', new FakeEvent(), added)
  }

  /** For tests: a display is unplugged. */
  remove(removed: Display): void {
    this.displays = this.displays.filter(({ id }) => id !== removed.id)
    this.emit('display-removed', new FakeEvent(), removed)
  }

  /** For tests: a display changes, keeping its id. */
  change(before: Display, after: Display): void {
    const changed = { ...after, id: before.id }
    this.displays = this.displays.map((other) => (other.id === before.id ? changed : other))
    this.emit('display-metrics-changed', new FakeEvent(), changed, ['bounds', 'workArea'])
  }
}

function overlap(a: number, aLength: number, b: number, bLength: number): number {
  return Math.max(0, Math.min(a + aLength, b + bLength) - Math.max(a, b))
}

export const screen = new FakeScreen()
