import { z } from 'zod'
import { publishedBody } from './fixtures'

/** A schema of the published description of an API, to check bodies of the fake against. */
export function publishedSchema(provider: 'github' | 'google', name: string): z.ZodType {
  const schemas = publishedBody(`${provider}/schemas`)
  return z.fromJSONSchema({ $ref: `#/$defs/${name}`, ...schemas })
}
