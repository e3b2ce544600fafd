/** Every event type the pet understands, apart from the `custom.<name>` ones. */
export const KNOWN_EVENT_TYPES = [
  'commit.push',
  'pull_request.opened',
  'pull_request.merged',
  'review.submitted',
  'issue.closed',
  'release.published',
  'task.completed',
  'steps.walked',
  'minutes.active',
  'sleep.logged',
  'focus.completed',
  'agent.turn',
  'goal.completed',
  'pet.fed',
  'pet.petted',
  'pet.played',
] as const

export type KnownEventType = (typeof KNOWN_EVENT_TYPES)[number]
export type CustomEventType = `custom.${string}`
export type EventType = KnownEventType | CustomEventType

/** `custom.` and a name of 1–40 lower-case letters, digits, `-` or `_`: short enough for every key built from it. */
const CUSTOM_EVENT_TYPE = /^custom\.[a-z0-9][a-z0-9_-]{0,39}$/

const known: ReadonlySet<string> = new Set(KNOWN_EVENT_TYPES)

/** Is this one of the types with a scoring rule of its own? */
export function isKnownEventType(type: string): type is KnownEventType {
  return known.has(type)
}

/** Is this an event type Familiar accepts? */
export function isEventType(type: string): type is EventType {
  return known.has(type) || CUSTOM_EVENT_TYPE.test(type)
}
