import { z } from 'zod'

/** Stable codes of everything that can go wrong across the contract. The message beside a code may change. */
export const ERROR_CODES = [
  'BAD_INPUT',
  'TOO_LARGE',
  'UNKNOWN_ROUTE',
  'NOT_ALLOWED',
  'NOT_FOUND',
  'CONFLICT',
  'RATE_LIMITED',
  'DATABASE_UNAVAILABLE',
  'DATABASE_MIGRATION_FAILED',
  'DATABASE_TOO_NEW',
  'DATA_FOLDER_IN_USE',
  'DATA_FOLDER_NOT_WRITABLE',
  'FOLDER_NOT_READABLE',
  'CONNECTION_FAILED',
  'BAD_FLAG',
  'PORT_IN_USE',
  'STOPPING',
  /** Main itself cannot be reached; said by a page's own end of the line. */
  'UNREACHABLE',
  'INTERNAL',
] as const

export const errorCodeSchema = z.enum(ERROR_CODES)
export type ErrorCode = z.infer<typeof errorCodeSchema>

/** An expected failure as it crosses to a window: a code to act on and a sentence to show. */
export const routeErrorSchema = z.object({
  code: errorCodeSchema,
  message: z.string(),
  details: z.unknown().optional(),
})
export type RouteError = z.infer<typeof routeErrorSchema>

/** What every request resolves to; requests never reject, because a rejection loses all but its message on the way. */
export type RouteResult<T> =
  { readonly ok: true; readonly data: T } | { readonly ok: false; readonly error: RouteError }
