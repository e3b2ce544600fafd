import type { Mood } from './pet-state'

/** What a mood is made of. */
export interface Feelings {
  readonly energy: number
  readonly hunger: number
  readonly hoursSinceEvent: number
  readonly asleep: boolean
}

interface MoodRule {
  readonly mood: Mood
  /** Does the mood begin? */
  readonly begins: (feelings: Feelings) => boolean
  /** Does it last, once begun? Wider than `begins`, so that a mood on its edge does not flicker. */
  readonly lasts: (feelings: Feelings) => boolean
}

const comfort = ({ energy, hunger }: Feelings): number => (energy + 100 - hunger) / 2

/** The first that fits wins; `content` is what remains. */
const MOOD_RULES: readonly MoodRule[] = [
  { mood: 'sleepy', begins: (f) => f.asleep, lasts: (f) => f.asleep },
  {
    mood: 'worried',
    begins: (f) => f.hunger >= 90 && f.energy <= 20,
    lasts: (f) => f.hunger >= 80 && f.energy <= 30,
  },
  { mood: 'hungry', begins: (f) => f.hunger >= 70, lasts: (f) => f.hunger >= 60 },
  { mood: 'sleepy', begins: (f) => f.energy <= 20, lasts: (f) => f.energy <= 30 },
  {
    mood: 'bored',
    begins: (f) => f.hoursSinceEvent >= 24,
    lasts: (f) => f.hoursSinceEvent >= 24,
  },
  {
    mood: 'ecstatic',
    begins: (f) => f.hoursSinceEvent < 1 && f.energy >= 75 && f.hunger <= 15,
    lasts: (f) => f.hoursSinceEvent < 2 && f.energy >= 65 && f.hunger <= 25,
  },
  { mood: 'happy', begins: (f) => comfort(f) >= 65, lasts: (f) => comfort(f) >= 58 },
]

/** The mood that follows from how the pet feels and the mood it is in. */
export function moodAfter(previous: Mood, feelings: Feelings): Mood {
  const rule = MOOD_RULES.find((candidate) =>
    candidate.mood === previous ? candidate.lasts(feelings) : candidate.begins(feelings),
  )
  return rule?.mood ?? 'content'
}
