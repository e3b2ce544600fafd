import type { Point } from '@shared/body/areas'
import type { ErrandKind } from '@shared/body/errand'
import type { Pose } from '@shared/body/pose'
import type { BodyLine } from '@shared/contract/bridge'

/** What moves the pet: main its window, or the page the pet inside of it. */
export interface Carrier {
  /** The user takes the pet; where the hand is, in CSS pixels of the page. */
  readonly grab: (hand: Point) => void
  readonly handAt: (hand: Point) => void
  readonly release: (flight: boolean) => void
  /** `pace` in CSS pixels per second. */
  readonly go: (kind: ErrandKind, pace: number) => void
  readonly stay: () => void
  readonly nudge: (by: Point) => void
  readonly bringBack: () => void
  /** In per cent. */
  readonly setSize: (percent: number) => void
  readonly setHidden: (hidden: boolean) => void
  /** Moves it no more. */
  readonly close: () => void
}

/** Lets main move the window. It reads the pointer itself, and knows when the window is hidden. */
export function hostedCarrier(line: BodyLine, onPose: (pose: Pose) => void): Carrier {
  let size: number | null = null
  const stopHearing = line.onPose(onPose)
  return {
    grab: () => line.tell({ type: 'grab' }),
    handAt: () => undefined,
    release: (flight) => line.tell({ type: 'release', flight }),
    go: (kind, pace) => line.tell({ type: 'errand', kind, pace }),
    stay: () => line.tell({ type: 'stay' }),
    nudge: ({ x, y }) => line.tell({ type: 'nudge', x, y }),
    bringBack: () => line.tell({ type: 'bring-back' }),
    setSize: (percent) => {
      if (percent === size) return
      size = percent
      line.tell({ type: 'size', percent })
    },
    setHidden: () => undefined,
    close: stopHearing,
  }
}
