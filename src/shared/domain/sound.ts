/** What a pet can be heard doing. */
export const SOUNDS = [
  'eat',
  'petted',
  'play',
  'celebrate',
  'level-up',
  'trouble',
  'wake',
  'land',
] as const
export type Sound = (typeof SOUNDS)[number]
