import { type Answer, json } from '../exchange'

/** An error as Google's APIs write it; `reason` goes into the details. */
export function googleError(
  code: number,
  status: string,
  message: string,
  reason?: string,
): Answer {
  const details = reason && [
    {
      '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
      reason,
      domain: 'googleapis.com',
      metadata: { service: 'health.googleapis.com' },
    },
  ]
  return json({ error: { code, message, status, ...(details && { details }) } }, code)
}

export const unauthenticated = (): Answer =>
  googleError(
    401,
    'UNAUTHENTICATED',
    'Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or other valid authentication credential.',
    'ACCESS_TOKEN_EXPIRED',
  )

export const invalidArgument = (message: string): Answer =>
  googleError(400, 'INVALID_ARGUMENT', message)

/** The quota of a minute is used up. */
export const quotaExceeded = (): Answer =>
  googleError(
    429,
    'RESOURCE_EXHAUSTED',
    "Quota exceeded for quota metric 'Requests' and limit 'Requests per minute per user'.",
    'RATE_LIMIT_EXCEEDED',
  )

/** What a retired API says for good. */
export const gone = (): Answer => ({
  status: 410,
  headers: { 'content-type': 'application/json' },
  body: {
    success: false,
    errors: [
      {
        errorType: 'gone',
        message: 'The Fitbit Web API has been shut down. Please use the Google Health API.',
      },
    ],
  },
})
