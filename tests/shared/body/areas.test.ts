import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Rectangle,
  arrangementOf,
  clampInto,
  firstPlace,
  nearestArea,
} from '@shared/body/areas'

const PET = { width: 240, height: 280 }
const at = (x: number, y: number): Rectangle => ({ x, y, ...PET })

/** A laptop with its taskbar below, a taller screen left of it, a scaled one above. */
const LAPTOP: Rectangle = { x: 0, y: 0, width: 1920, height: 1040 }
const LEFT: Rectangle = { x: -1200, y: -300, width: 1200, height: 1880 }
const ABOVE: Rectangle = { x: 200, y: -853, width: 1365, height: 853 }

/** What the two are for together. */
function keepOnScreen(rect: Rectangle, areas: readonly Rectangle[]): Rectangle {
  const area = nearestArea(rect, areas)
  return area === null ? rect : clampInto(rect, area)
}

describe('nearestArea() and clampInto()', () => {
  it('leaves a pet alone that is wholly on a screen', () => {
    expect(keepOnScreen(at(100, 200), [LAPTOP])).toEqual(at(100, 200))
  })

  it('brings a pet back that was on a screen that is gone', () => {
    expect(keepOnScreen(at(-900, 700), [LAPTOP])).toEqual(at(0, 700))
  })

  it('keeps a pet that straddles two screens on the one it is more on', () => {
    expect(keepOnScreen(at(-200, 100), [LAPTOP, LEFT])).toEqual(at(-240, 100))
    expect(keepOnScreen(at(-40, 100), [LAPTOP, LEFT])).toEqual(at(0, 100))
  })

  it('takes the closest screen for a pet that is on none', () => {
    // In the corner between the laptop and the screen above, closer to the one above.
    expect(keepOnScreen(at(1700, -500), [LAPTOP, LEFT, ABOVE])).toEqual(at(1325, -500))
  })

  it.each([
    ['below', { x: 0, y: 0, width: 1920, height: 1040 }, at(1680, 760)],
    ['above', { x: 0, y: 40, width: 1920, height: 1040 }, at(1680, 800)],
    ['left', { x: 60, y: 0, width: 1860, height: 1080 }, at(1680, 800)],
    ['right', { x: 0, y: 0, width: 1860, height: 1080 }, at(1620, 800)],
  ])('keeps the pet off a taskbar that is %s', (_side, workArea, expected) => {
    expect(keepOnScreen(at(5_000, 5_000), [workArea])).toEqual(expected)
  })

  it('does not move a pet when there is no screen at all', () => {
    expect(keepOnScreen(at(7, 8), [])).toEqual(at(7, 8))
  })

  it('shows the top left of a pet that is larger than the screen', () => {
    expect(keepOnScreen(at(50, 50), [{ x: 10, y: 20, width: 100, height: 100 }])).toEqual(
      at(10, 20),
    )
  })
})

/** Up to three displays side by side, at any height and scale, with a taskbar on any side. */
const desk = fc
  .array(
    fc.record({
      width: fc.integer({ min: 800, max: 4000 }),
      height: fc.integer({ min: 600, max: 2600 }),
      y: fc.integer({ min: -1500, max: 1500 }),
      bar: fc.constantFrom('left', 'right', 'above', 'below', 'none'),
    }),
    { minLength: 1, maxLength: 3 },
  )
  .chain((displays) =>
    fc.integer({ min: -5000, max: 0 }).map((start) => {
      let x = start
      return displays.map(({ width, height, y, bar }) => {
        const area = workArea({ x, y, width, height }, bar)
        x += width
        return area
      })
    }),
  )

function workArea(bounds: Rectangle, bar: string): Rectangle {
  const { x, y, width, height } = bounds
  switch (bar) {
    case 'left':
      return { x: x + 48, y, width: width - 48, height }
    case 'right':
      return { x, y, width: width - 48, height }
    case 'above':
      return { x, y: y + 48, width, height: height - 48 }
    case 'below':
      return { x, y, width, height: height - 48 }
    default:
      return bounds
  }
}

describe('on any desk', () => {
  const place = fc.record({
    x: fc.double({ min: -20_000, max: 20_000, noNaN: true }),
    y: fc.double({ min: -20_000, max: 20_000, noNaN: true }),
  })

  it('a pet dropped anywhere ends wholly within one work area, on whole pixels, its size unchanged', () => {
    fc.assert(
      fc.property(desk, place, (areas, { x, y }) => {
        const kept = keepOnScreen(at(x, y), areas)
        expect([kept.width, kept.height]).toEqual([PET.width, PET.height])
        expect(Number.isInteger(kept.x) && Number.isInteger(kept.y)).toBe(true)
        expect(areas.some((area) => contains(area, kept))).toBe(true)
      }),
    )
  })

  it('a pet that is kept once stays where it is', () => {
    fc.assert(
      fc.property(desk, place, (areas, { x, y }) => {
        const kept = keepOnScreen(at(x, y), areas)
        expect(keepOnScreen(kept, areas)).toEqual(kept)
      }),
    )
  })
})

describe('nearestArea()', () => {
  it('does not flip between two equal screens', () => {
    const left = { x: 0, y: 0, width: 1000, height: 1000 }
    const right = { x: 1000, y: 0, width: 1000, height: 1000 }
    expect(nearestArea(at(880, 0), [left, right])).toBe(left)
    expect(nearestArea(at(880, 0), [right, left])).toBe(right)
  })
})

describe('clampInto()', () => {
  it('rounds what a fractional scale leaves over', () => {
    expect(clampInto(at(10.4, 20.6), LAPTOP)).toEqual(at(10, 21))
  })
})

describe('firstPlace()', () => {
  it('stands at the right, its feet on the taskbar', () => {
    expect(firstPlace(LAPTOP, PET, 24)).toEqual(at(1656, 760))
  })

  it('fits a screen that has less room than the margin asks for', () => {
    expect(firstPlace({ x: 0, y: 0, width: 250, height: 300 }, PET, 24)).toEqual(at(0, 20))
  })
})

describe('arrangementOf()', () => {
  const display = (bounds: Rectangle, scaleFactor = 1): Parameters<typeof arrangementOf>[0][0] => ({
    bounds,
    workArea: bounds,
    scaleFactor,
  })

  it('knows a desk again whatever order its displays are told in', () => {
    const [a, b] = [display(LAPTOP), display(LEFT, 1.5)]
    expect(arrangementOf([a, b])).toBe(arrangementOf([b, a]))
  })

  it('does not take another resolution, place or scale for the same desk', () => {
    const others = [
      [display(LAPTOP)],
      [display(LAPTOP, 1.25)],
      [display({ ...LAPTOP, width: 1280 })],
      [display(LAPTOP), display(LEFT)],
      [display(LAPTOP), display({ ...LEFT, y: 0 })],
      [],
    ]
    expect(new Set(others.map(arrangementOf)).size).toBe(others.length)
  })

  it('takes a desk whose taskbar hides for the same', () => {
    const hidden = { ...display(LAPTOP), workArea: { ...LAPTOP, height: 1000 } }
    expect(arrangementOf([hidden])).toBe(arrangementOf([display(LAPTOP)]))
  })
})

function contains(area: Rectangle, rect: Rectangle): boolean {
  return (
    rect.x >= area.x &&
    rect.y >= area.y &&
    rect.x + rect.width <= area.x + area.width &&
    rect.y + rect.height <= area.y + area.height
  )
}
