import type { Sound } from '@shared/domain/sound'

/** One tone of a sound. Times in seconds, from when the sound begins. */
export interface Tone {
  readonly at: number
  readonly lasts: number
  /** From this many hertz to that many. */
  readonly from: number
  readonly to: number
  readonly shape: OscillatorType
  /** How loud beside the others, from 0 to 1. */
  readonly level: number
}

const tone = (
  at: number,
  lasts: number,
  from: number,
  to: number = from,
  shape: OscillatorType = 'sine',
  level = 1,
): Tone => ({ at, lasts, from, to, shape, level })

/** What each sound is made of: short, soft, and no longer than what it belongs to. */
export const RECIPES: Readonly<Record<Sound, readonly Tone[]>> = {
  eat: [0, 0.16, 0.32].map((at) => tone(at, 0.07, 320, 190, 'triangle', 0.7)),
  petted: [tone(0, 0.5, 96, 88, 'triangle', 0.8), tone(0, 0.5, 101, 92, 'triangle', 0.6)],
  play: [tone(0, 0.09, 520, 700), tone(0.13, 0.09, 620, 840), tone(0.26, 0.14, 780, 1_040)],
  celebrate: [tone(0, 0.12, 523), tone(0.12, 0.12, 659), tone(0.24, 0.3, 784)],
  'level-up': [
    tone(0, 0.13, 523),
    tone(0.13, 0.13, 659),
    tone(0.26, 0.13, 784),
    tone(0.39, 0.5, 1_047),
    tone(0.39, 0.5, 784, 784, 'sine', 0.5),
  ],
  trouble: [tone(0, 0.18, 330, 311, 'triangle'), tone(0.22, 0.3, 262, 233, 'triangle')],
  wake: [tone(0, 0.35, 280, 460, 'sine', 0.8), tone(0.36, 0.16, 520, 500, 'sine', 0.6)],
  land: [tone(0, 0.12, 150, 60)],
}
