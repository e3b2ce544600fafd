/** A line of a bubble in three parts, so that a long place can give way and the sum stays readable. */
export interface BubbleLine {
  readonly start: string
  /** Where it happened, with what separates it; empty for nowhere. */
  readonly place: string
  readonly end: string
}

/** A line without a place: a sentence, or a sum. */
export function plain(words: string): BubbleLine {
  return { start: words, place: '', end: '' }
}
