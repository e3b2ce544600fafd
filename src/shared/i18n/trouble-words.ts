import type { AppStatus } from '../contract/app'
import { listed } from './number-words'
import { sourceName } from './source-name'

type Troubles = AppStatus['troubles']

/** A connection's trouble in one line: the first sentence of what is wrong, with the provider's name in it. */
export function troubleLine({ provider, message }: Troubles[number]): string {
  const name = sourceName(provider)
  const first = /^.*?[.!?](?=\s|$)/s.exec(message)?.[0] ?? message
  return first.includes(name) ? first : `${name}: ${first}`
}

/** All troubles in one line: the one there is, or who they are of. Empty where there is none. */
export function troublesLine(troubles: Troubles): string {
  const [only] = troubles
  if (only === undefined) return ''
  return troubles.length === 1
    ? troubleLine(only)
    : `${troubledNames(troubles)} cannot be read just now.`
}

/** `GitHub`, `GitHub and Fitbit`. */
export function troubledNames(troubles: Troubles): string {
  return listed(troubles.map(({ provider }) => sourceName(provider)))
}
