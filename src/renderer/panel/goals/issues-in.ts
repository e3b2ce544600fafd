import { z } from 'zod'
import type { RouteError } from '@shared/contract/errors'

const detailsSchema = z.array(z.object({ path: z.string(), message: z.string() }))

/** What main found wrong with an input, by field; nothing when the error is of another kind. */
export function issuesIn({ code, details }: RouteError): { path: string[]; message: string }[] {
  const parsed = code === 'BAD_INPUT' ? detailsSchema.safeParse(details) : null
  return parsed?.success
    ? parsed.data.map(({ path, message }) => ({ path: path.split('.'), message }))
    : []
}
