/**
 * What the pet can be doing. Each shows one animation; `calm` is a still frame with a blink now and then, `quiet` one
 * without, beside a user who works.
 */
export const ACTS = [
  'calm',
  'idle',
  'quiet',
  'look',
  'walk',
  'climb',
  'cling',
  'peek',
  'wave',
  'sit',
  'hungry',
  'yawn',
  'stretch',
  'work',
  'proud',
  'game',
  'focus',
  'hover',
  'eat',
  'play',
  'petted',
  'trouble',
  'celebrate',
  'level-up',
  'fall-asleep',
  'sleep',
  'wake',
  'land',
  'fall',
  'thrown',
  'carried',
] as const
export type Act = (typeof ACTS)[number]

interface ActRule {
  /** A higher one replaces a lower one at once; an equal or lower one waits for its `atLeastMs`. */
  readonly priority: number
  /** How long it is shown before something of no more weight may replace it: no flicker. */
  readonly atLeastMs: number
  /** Times its animation is played before the pet goes on; null is being at rest. Infinity: until it is let go of. */
  readonly plays: number | null
}

/** More than any way takes: what the body does ends by what becomes of the body, and this only if nothing does. */
const UNTIL_IT_ENDS = 24

/** One table decides who yields to whom. */
export const ACT_RULES: Readonly<Record<Act, ActRule>> = {
  calm: { priority: 0, atLeastMs: 0, plays: null },
  idle: { priority: 0, atLeastMs: 0, plays: null },
  sleep: { priority: 0, atLeastMs: 0, plays: null },
  quiet: { priority: 0, atLeastMs: 0, plays: null },
  look: { priority: 1, atLeastMs: 0, plays: 1 },
  walk: { priority: 1, atLeastMs: 0, plays: UNTIL_IT_ENDS },
  // The walls of a tall display are high, and a small pet climbs slowly.
  climb: { priority: 1, atLeastMs: 0, plays: 120 },
  cling: { priority: 1, atLeastMs: 500, plays: 3 },
  peek: { priority: 1, atLeastMs: 500, plays: 6 },
  wave: { priority: 1, atLeastMs: 500, plays: 1 },
  sit: { priority: 1, atLeastMs: 500, plays: 1 },
  hungry: { priority: 1, atLeastMs: 500, plays: 1 },
  yawn: { priority: 1, atLeastMs: 500, plays: 1 },
  stretch: { priority: 1, atLeastMs: 500, plays: 1 },
  work: { priority: 1, atLeastMs: 500, plays: 3 },
  proud: { priority: 1, atLeastMs: 500, plays: 2 },
  game: { priority: 1, atLeastMs: 500, plays: 2 },
  'fall-asleep': { priority: 1, atLeastMs: 0, plays: 1 },
  wake: { priority: 2, atLeastMs: 0, plays: 1 },
  land: { priority: 2, atLeastMs: 300, plays: 1 },
  hover: { priority: 2, atLeastMs: 600, plays: 1 },
  trouble: { priority: 3, atLeastMs: 1_500, plays: 1 },
  focus: { priority: 3, atLeastMs: 1_500, plays: 2 },
  eat: { priority: 4, atLeastMs: 1_500, plays: 1 },
  play: { priority: 4, atLeastMs: 1_500, plays: 1 },
  petted: { priority: 5, atLeastMs: 800, plays: 1 },
  celebrate: { priority: 6, atLeastMs: 1_500, plays: 1 },
  'level-up': { priority: 7, atLeastMs: 2_000, plays: 1 },
  // Nobody eats in the air.
  fall: { priority: 8, atLeastMs: 0, plays: UNTIL_IT_ENDS },
  thrown: { priority: 8, atLeastMs: 0, plays: UNTIL_IT_ENDS },
  carried: { priority: 8, atLeastMs: 0, plays: Infinity },
}
