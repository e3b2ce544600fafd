import { z } from 'zod'

/** The providers Familiar has words and icons of its own for. */
export const KNOWN_PROVIDERS = [
  'git',
  'github',
  'fitbit',
  'notion',
  'endpoint',
  'familiar',
] as const
export type KnownProvider = (typeof KNOWN_PROVIDERS)[number]

/**
 * Where an event can come from; the value of `integrations.provider`. Any short name will do: a database shared with a
 * newer Familiar may hold events of a provider this one does not know, and they count all the same.
 */
export const providerSchema = z.string().regex(/^[a-z][a-z0-9-]{0,49}$/)
export type Provider = z.infer<typeof providerSchema>

/** Providers over the network that the user connects. */
export const CONNECTABLE_PROVIDERS = ['github', 'fitbit', 'notion'] as const
export const connectableProviderSchema = z.enum(CONNECTABLE_PROVIDERS)
export type ConnectableProvider = z.infer<typeof connectableProviderSchema>

const known: ReadonlySet<string> = new Set(KNOWN_PROVIDERS)

/** Is this one of the providers there are words for? */
export function isKnownProvider(provider: string): provider is KnownProvider {
  return known.has(provider)
}
