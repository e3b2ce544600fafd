import * as oauth from 'oauth4webapi'

/** The library speaks only https; the fake only http. */
export const secured = (url: string) => url.replace('http:', 'https:')
export const plain = (url: string, init: RequestInit) => fetch(url.replace('https:', 'http:'), init)
export const options = { [oauth.customFetch]: plain }

/** The error code a provider answers with; null when all goes well. */
export function errorOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => null,
    (error: unknown) => (error instanceof oauth.ResponseBodyError ? error.error : error),
  )
}

/** Follows the provider's page as a browser would, to the address of Familiar it leads back to. */
export async function signIn(authorizeUrl: string, query: Record<string, string>): Promise<URL> {
  const response = await fetch(`${authorizeUrl}?${new URLSearchParams(query).toString()}`, {
    redirect: 'manual',
  })
  if (response.status !== 302) throw new Error(`${response.status}: ${await response.text()}`)
  return new URL(response.headers.get('location') ?? '')
}
