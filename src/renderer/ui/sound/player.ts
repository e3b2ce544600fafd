import type { Sound } from '@shared/domain/sound'
import { RECIPES, type Tone } from './recipes'

/** Makes sounds. */
export interface Player {
  /** Volume in per cent. A sound that begins while another lasts is heard with it. */
  play(sound: Sound, volume: number): void
}

/** The loudest there is: a pet is no alarm clock. */
const LOUDEST = 0.25
const ATTACK_S = 0.012
/** Where a browser lets nothing be heard before the page was touched, a sound later than this is too late. */
const STALE_MS = 300

/** Makes a player. It opens the computer's sound with the first one it plays, and lets it rest after the last. */
export function createPlayer(open: () => AudioContext = () => new AudioContext()): Player {
  let context: AudioContext | null = null
  let sounding = 0

  const ended = (): void => {
    sounding -= 1
    if (sounding === 0) void context?.suspend()
  }
  const begin = (on: AudioContext, tones: readonly Tone[], loudness: number): void => {
    for (const tone of tones) {
      sounding += 1
      sing(on, tone, loudness, ended)
    }
  }

  return {
    play: (sound, volume) => {
      const asked = performance.now()
      context ??= open()
      const on = context
      const loudness = LOUDEST * (volume / 100) ** 2
      void on.resume().then(() => {
        if (performance.now() - asked <= STALE_MS) begin(on, RECIPES[sound], loudness)
        else if (sounding === 0) void on.suspend()
      })
    },
  }
}

function sing(
  context: AudioContext,
  { at, lasts, from, to, shape, level }: Tone,
  loudness: number,
  onEnded: () => void,
): void {
  const oscillator = context.createOscillator()
  const gain = context.createGain()
  const start = context.currentTime + at
  const end = start + lasts
  oscillator.type = shape
  oscillator.frequency.setValueAtTime(from, start)
  oscillator.frequency.exponentialRampToValueAtTime(to, end)
  // Neither begins nor ends with a click.
  gain.gain.setValueAtTime(0, start)
  gain.gain.linearRampToValueAtTime(loudness * level, start + ATTACK_S)
  gain.gain.exponentialRampToValueAtTime(0.0001, end)
  oscillator.connect(gain).connect(context.destination)
  oscillator.onended = onEnded
  oscillator.start(start)
  oscillator.stop(end)
}
