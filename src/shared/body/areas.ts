/** Plain geometry of screens and windows, in the device-independent pixels Electron speaks everywhere. */
export interface Point {
  readonly x: number
  readonly y: number
}

export interface Size {
  readonly width: number
  readonly height: number
}

export interface Rectangle extends Point, Size {}

/** A display as far as places on it matter. `workArea` is `bounds` without taskbar, dock and menu bar. */
export interface DisplayArea {
  readonly bounds: Rectangle
  readonly workArea: Rectangle
  readonly scaleFactor: number
}

/** The area a rectangle lies on most; where it lies on none, the one it is closest to. Null without areas. */
export function nearestArea(rect: Rectangle, areas: readonly Rectangle[]): Rectangle | null {
  const ranked = areas.map((area) => ({
    area,
    overlap: overlapOf(rect, area),
    distance: distanceBetween(rect, area),
  }))
  // A stable sort: of equals, the first display wins, so that a place never flips between two runs.
  ranked.sort((a, b) => b.overlap - a.overlap || a.distance - b.distance)
  return ranked[0]?.area ?? null
}

/** Moves a rectangle into an area without changing its size; one too large shows its top left corner. */
export function clampInto(rect: Rectangle, area: Rectangle): Rectangle {
  return {
    x: clampAxis(rect.x, rect.width, area.x, area.width),
    y: clampAxis(rect.y, rect.height, area.y, area.height),
    width: rect.width,
    height: rect.height,
  }
}

/** Where the pet first appears: at the right, with its feet on the taskbar. */
export function firstPlace(workArea: Rectangle, size: Size, margin: number): Rectangle {
  const place = {
    x: workArea.x + workArea.width - size.width - margin,
    y: workArea.y + workArea.height - size.height,
    ...size,
  }
  return clampInto(place, workArea)
}

/**
 * Names how the displays stand to each other. Display ids are no use for that: Windows and X11 give new ones when a
 * cable is plugged in again. Work areas are left out, because a taskbar that hides is no other desk.
 */
export function arrangementOf(displays: readonly DisplayArea[]): string {
  return displays
    .map(
      ({ bounds, scaleFactor }) =>
        `${bounds.width}x${bounds.height}+${bounds.x}+${bounds.y}@${scaleFactor}`,
    )
    .sort()
    .join(' ')
}

function clampAxis(start: number, length: number, areaStart: number, areaLength: number): number {
  const last = areaStart + areaLength - length
  // Whole pixels: fractions make Windows grow the window on every move (electron/electron#9477).
  return Math.round(Math.max(areaStart, Math.min(start, last)))
}

function overlapOf(a: Rectangle, b: Rectangle): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y)
  return Math.max(0, width) * Math.max(0, height)
}

/** Of two rectangles' nearest edges, squared; 0 where they touch. */
function distanceBetween(a: Rectangle, b: Rectangle): number {
  const dx = Math.max(b.x - (a.x + a.width), a.x - (b.x + b.width), 0)
  const dy = Math.max(b.y - (a.y + a.height), a.y - (b.y + b.height), 0)
  return dx * dx + dy * dy
}
