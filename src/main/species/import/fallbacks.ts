/**
 * Everything the pet may ask to be shown, and what it makes do with among what its package has, the fittest first. Where
 * none of it is there, it stands still: that says less than a gesture of another meaning.
 */
export const FALLBACKS: Readonly<Record<string, readonly string[]>> = {
  idle: [],
  'idle-hungry': ['hungry', 'waiting'],
  'idle-worried': ['trouble', 'failed'],
  'idle-sleepy': ['sit-idle', 'sit'],
  'idle-ecstatic': ['celebrate', 'jumping'],
  'walk-right': ['running-right', 'running'],
  'walk-left': ['running-left', 'running'],
  wave: ['waving', 'jumping'],
  sit: ['sit-idle', 'review', 'waiting'],
  'sit-idle': ['sit', 'review', 'waiting'],
  hungry: ['waiting', 'trouble', 'sit'],
  hover: ['jumping', 'wave'],
  eat: ['running', 'wave'],
  play: ['jumping', 'running', 'walk-right'],
  petted: ['waving', 'wave', 'jumping'],
  trouble: ['failed', 'fall', 'hungry'],
  celebrate: ['jumping', 'waving', 'wave'],
  'level-up': ['celebrate', 'jumping', 'wave'],
  'fall-asleep': ['sit', 'waiting'],
  sleep: ['sit-idle', 'sit', 'waiting'],
  wake: ['wave', 'waving'],
  focus: ['running', 'review', 'sit'],
  // The rows of the Codex standard: with them the pet can be shown by others, and exported.
  'running-right': ['walk-right', 'running'],
  'running-left': ['walk-left', 'running'],
  waving: ['wave', 'petted', 'jumping'],
  jumping: ['jump', 'celebrate', 'play', 'wave'],
  failed: ['trouble', 'fall', 'hungry'],
  waiting: ['hungry', 'sit-idle', 'sit'],
  running: ['eat', 'focus', 'walk-right'],
  review: ['focus', 'sit-idle', 'sit'],
}

/** Moods whose resting face is the plain one where the pet has no other: nothing is listed for them. */
const OPTIONAL: ReadonlySet<string> = new Set([
  'idle-hungry',
  'idle-worried',
  'idle-sleepy',
  'idle-ecstatic',
])

/** What is shown for a name among the animations a pet has; null where its absence is the better answer. */
export function standIn(name: string, has: (name: string) => boolean): string | null {
  const found = [name, ...(FALLBACKS[name] ?? [])].find(has)
  return found ?? (OPTIONAL.has(name) ? null : 'idle')
}
