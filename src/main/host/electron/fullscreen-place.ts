import type { Point, Rectangle } from '@shared/body/areas'

/** Is the middle of a window in a place? It lies over what is there then, more or less. */
export function isMiddleIn(window: Rectangle, { x, y, width, height }: Rectangle): boolean {
  const [left, top] = [window.x + window.width / 2 - x, window.y + window.height / 2 - y]
  return left >= 0 && left < width && top >= 0 && top < height
}

/** A rectangle of the screen's own pixels in device-independent ones; `toDip` turns one point. */
export function toDipRectangle(rect: Rectangle, toDip: (point: Point) => Point): Rectangle {
  const corner = toDip({ x: rect.x, y: rect.y })
  // Of the last pixel, which is on the same display; what is beyond it may be on the next.
  const last = toDip({ x: rect.x + rect.width - 1, y: rect.y + rect.height - 1 })
  return { ...corner, width: last.x + 1 - corner.x, height: last.y + 1 - corner.y }
}

/** Tells of a place that is another than the one told of before; null before the first. */
export function tellChanges(
  onChange: (place: Rectangle | null) => void,
): (place: Rectangle | null) => void {
  let told: Rectangle | null = null
  return (place) => {
    if (isSame(place, told)) return
    told = place
    onChange(place)
  }
}

function isSame(one: Rectangle | null, other: Rectangle | null): boolean {
  if (one === null || other === null) return one === other
  return (['x', 'y', 'width', 'height'] as const).every((side) => one[side] === other[side])
}
