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
  /** `pace` in CSS pixels per second, `beatMs` between two pictures of the walk. */
  readonly go: (kind: ErrandKind, pace: number, beatMs: number) => void
  readonly stay: () => void
  readonly nudge: (by: Point) => void
  readonly bringBack: () => void
  /** In per cent. */
  readonly setSize: (percent: number) => void
  /** Nobody is to greet it, or anybody may. */
  readonly setAloof: (aloof: boolean) => void
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
    go: (kind, pace, beatMs) => line.tell({ type: 'errand', kind, pace, beatMs }),
    stay: () => line.tell({ type: 'stay' }),
    nudge: ({ x, y }) => line.tell({ type: 'nudge', x, y }),
    bringBack: () => line.tell({ type: 'bring-back' }),
    setSize: (percent) => {
      if (percent === size) return
      size = percent
      line.tell({ type: 'size', percent })
    },
    setAloof: (aloof) => line.tell({ type: 'aloof', aloof }),
    setHidden: () => undefined,
    close: stopHearing,
  }
}

/**
 * A carrier that is still on its way: what it is told meanwhile it does, in that order, when it is there. Where it cannot be
 * had the pet stays where it is.
 */
export function lateCarrier(coming: Promise<Carrier>): Carrier {
  let carrier: Carrier | null = null
  const waiting: ((there: Carrier) => void)[] = []
  const tell = (what: (there: Carrier) => void): void => {
    if (carrier === null) waiting.push(what)
    else what(carrier)
  }
  coming
    .then((there) => {
      carrier = there
      for (const what of waiting.splice(0)) what(there)
    })
    // eslint-disable-next-line no-console -- A pet that cannot walk is still a pet; this says why.
    .catch((error: unknown) => console.warn(error))
  return {
    grab: (hand) => tell((there) => there.grab(hand)),
    handAt: (hand) => tell((there) => there.handAt(hand)),
    release: (flight) => tell((there) => there.release(flight)),
    go: (kind, pace, beatMs) => tell((there) => there.go(kind, pace, beatMs)),
    stay: () => tell((there) => there.stay()),
    nudge: (by) => tell((there) => there.nudge(by)),
    bringBack: () => tell((there) => there.bringBack()),
    setSize: (percent) => tell((there) => there.setSize(percent)),
    setAloof: (aloof) => tell((there) => there.setAloof(aloof)),
    setHidden: (hidden) => tell((there) => there.setHidden(hidden)),
    close: () => tell((there) => there.close()),
  }
}
