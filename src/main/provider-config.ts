import { z } from 'zod'
import { Failure } from './failure'

/** http only to this computer: a token must not cross a network in the clear. */
const urlSchema = z.url().refine((text) => {
  const { protocol, hostname } = new URL(text)
  return protocol === 'https:' || ['127.0.0.1', 'localhost', '[::1]'].includes(hostname)
}, 'Only https, or http on this computer')
const clientSchema = z.string().min(1).nullable()

const githubSchema = z.object({
  /** Where people sign in; OAuth lives here. */
  webUrl: urlSchema.default('https://github.com'),
  apiUrl: urlSchema.default('https://api.github.com'),
  clientId: clientSchema.default(null),
})
const fitbitSchema = z.object({
  authorizeUrl: urlSchema.default('https://accounts.google.com/o/oauth2/v2/auth'),
  tokenUrl: urlSchema.default('https://oauth2.googleapis.com/token'),
  revokeUrl: urlSchema.default('https://oauth2.googleapis.com/revoke'),
  /** The issuer an answer to a sign-in must name, where it names one (RFC 9207). */
  issuer: z.string().default('https://accounts.google.com'),
  apiUrl: urlSchema.default('https://health.googleapis.com'),
  clientId: clientSchema.default(null),
  clientSecret: clientSchema.default(null),
})
const notionSchema = z.object({
  apiUrl: urlSchema.default('https://api.notion.com'),
  clientId: clientSchema.default(null),
  clientSecret: clientSchema.default(null),
  /** Notion compares redirect addresses to the letter, so the port cannot be any free one. */
  redirectPort: z.int().min(0).max(65_535).default(47_610),
})

export const providerConfigSchema = z.object({
  github: githubSchema.prefault({}),
  fitbit: fitbitSchema.prefault({}),
  notion: notionSchema.prefault({}),
  /** A request that takes longer than this is given up, in ms. */
  requestTimeoutMs: z.int().min(50).default(20_000),
})

/** Where the providers are, and the OAuth clients this Familiar comes with. */
export type ProviderConfig = z.infer<typeof providerConfigSchema>

/**
 * Reads `FAMILIAR_PROVIDERS`, a JSON object with any part of the configuration: for a build with OAuth clients of its
 * own, a proxy, or a test. Throws a Failure with one sentence when it cannot be read.
 */
export function readProviderConfig(text: string | undefined): ProviderConfig {
  const given = text?.trim() ?? ''
  if (given === '') return providerConfigSchema.parse({})
  const parsed = providerConfigSchema.safeParse(parseJson(given))
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const where = issue?.path.join('.') ?? ''
  throw new Failure(
    'BAD_FLAG',
    `FAMILIAR_PROVIDERS cannot be read${where === '' ? '' : ` at ${where}`}: ${issue?.message ?? 'it is not what was expected'}.`,
  )
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new Failure('BAD_FLAG', 'FAMILIAR_PROVIDERS is not JSON.')
  }
}
