import { codeOf, rootMessageOf } from '../../failure'
import { Trouble } from '../../trouble'
import type { Reach } from './reach'
import { troubleWords } from './trouble-words'

/** No way to any network, by the system's codes for it; the resolver's come first when a cable is pulled. */
const NO_NETWORK = /^(ENOTFOUND|EAI_|ENETUNREACH|ENETDOWN|EHOSTUNREACH|EADDRNOTAVAIL)/
const NO_ANSWER = /^(ECONN|ETIMEDOUT|EPIPE|UND_ERR_(SOCKET|CONNECT_TIMEOUT))/
const UNSAFE =
  /^(CERT_|ERR_TLS_|ERR_SSL_|EPROTO|UNABLE_TO_|SELF_SIGNED_CERT|DEPTH_ZERO_SELF_SIGNED)/

/** A request, in the words a log may hold: an address without its query, and without a token. */
export function describeRequest(method: string, url: URL): string {
  return `${method} ${url.origin}${url.pathname}`
}

/**
 * What it means that `fetch` threw. The cause is kept for the log as one line of text: an address in it could carry a
 * query, and a network error must not be taken for the database being away.
 */
export function failedRequest(
  error: unknown,
  provider: string,
  what: string,
  host: string,
  reach: Reach,
  hadAnswer: boolean,
): Trouble {
  const code = codeOf(error) ?? ''
  const cause = new Error(`${what} failed: ${code === '' ? firstWords(error) : code}`)
  if (UNSAFE.test(code)) return new Trouble('unreachable', troubleWords.unsafe(provider), { cause })
  const isNoNetwork = NO_NETWORK.test(code)
  // An answer that broke off came from somewhere.
  const isSilence = !hadAnswer && (isNoNetwork || NO_ANSWER.test(code))
  const isOffline = isSilence && reach.failed(host, isNoNetwork ? 'no-network' : 'no-answer')
  return isOffline
    ? new Trouble('offline', troubleWords.offline, { cause })
    : new Trouble('unreachable', troubleWords.unreachable(provider), { cause })
}

/** The request was not answered in full within its time. */
export function stalledRequest(
  provider: string,
  what: string,
  host: string,
  reach: Reach,
  hadAnswer: boolean,
): Trouble {
  const cause = new Error(`${what} was not answered in full in time`)
  // What answers slowly is there.
  return !hadAnswer && reach.failed(host, 'no-answer')
    ? new Trouble('offline', troubleWords.offline, { cause })
    : new Trouble('unreachable', troubleWords.tooSlow(provider), { cause })
}

/** Messages of the runtime's client are a few fixed words; anything longer may quote what was sent. */
function firstWords(error: unknown): string {
  return rootMessageOf(error)
    .replace(/https?:\S+/g, '(an address)')
    .slice(0, 80)
}
