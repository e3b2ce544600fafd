import type { z } from 'zod'

/** What a value is in the eyes of a schema; a complaint at least, where it is not what was wanted. */
export type Parsed<T> =
  | { readonly success: true; readonly data: T }
  | { readonly success: false; readonly issues: readonly Issue[] }

type Issue = Pick<z.core.$ZodIssue, 'path' | 'message'>

/**
 * `schema.safeParse` for what somebody else has sent, which never throws. The validator itself does, where a text of
 * limited length is wanted and it gets an object whose `length` cannot be compared, such as
 * `{ length: { toString: null } }`. What cannot even be looked at cannot be read.
 */
export function parseForeign<T>(schema: z.ZodType<T>, value: unknown): Parsed<T> {
  try {
    const { success, data, error } = schema.safeParse(value)
    return success ? { success, data } : { success, issues: error.issues }
  } catch {
    return { success: false, issues: [{ path: [], message: 'That cannot be read.' }] }
  }
}
