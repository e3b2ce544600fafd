import type { KnownProvider, Provider } from '../domain/provider'

const SOURCES: Readonly<Record<KnownProvider, string>> = {
  git: 'git',
  github: 'GitHub',
  fitbit: 'Fitbit',
  notion: 'Notion',
  endpoint: 'local endpoint',
  familiar: 'Familiar',
}

/** The schemas beside `isKnownProvider` would bring the validator into the pet's page. */
const isNamed = (source: Provider): source is KnownProvider => Object.hasOwn(SOURCES, source)

/** Where events come from, by name. */
export function sourceName(source: Provider): string {
  return isNamed(source) ? SOURCES[source] : source
}
