import { type Answer, json } from '../exchange'

const DOCS = 'https://docs.github.com/rest'

/** An error as GitHub's REST API writes it. */
export function githubError(
  status: number,
  message: string,
  headers: Answer['headers'] = {},
  docs = DOCS,
): Answer {
  return json({ message, documentation_url: docs, status: String(status) }, status, headers)
}

export const notFound = (): Answer => githubError(404, 'Not Found')
export const badCredentials = (): Answer => githubError(401, 'Bad credentials')

/** The secondary limit: too much at once. `retryAfter` in seconds; null where GitHub does not say. */
export function secondaryLimit(retryAfter: number | null, status = 403): Answer {
  return githubError(
    status,
    'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.',
    retryAfter === null ? {} : { 'retry-after': String(retryAfter) },
    `${DOCS}/using-the-rest-api/rate-limits-for-the-rest-api#about-secondary-rate-limits`,
  )
}

/** The primary limit; goes with the headers of a used up budget. */
export function primaryLimit(userId: number, headers: Answer['headers']): Answer {
  return githubError(
    403,
    `API rate limit exceeded for user ID ${userId}.`,
    headers,
    `${DOCS}/using-the-rest-api/rate-limits-for-the-rest-api`,
  )
}
