import type { UpdateOffer, UpdateState } from '@shared/contract/updates'
import { assertNever } from '@shared/domain/assert-never'

/** What happens to the updates of a copy. */
export type UpdateEvent =
  | { readonly type: 'check-began' }
  | { readonly type: 'none-newer' }
  | { readonly type: 'found'; readonly offer: UpdateOffer }
  | { readonly type: 'download-began' }
  /** How far the download is, 0–100. */
  | { readonly type: 'progress'; readonly percent: number }
  | { readonly type: 'downloaded' }
  | { readonly type: 'install-began' }
  | { readonly type: 'failed'; readonly problem: string }
  /** Another channel: what was looked for, found or downloaded in the one before is none of its business. */
  | { readonly type: 'channel-changed' }

/** The state after an event. One that does not fit the state, such as progress after the end, changes nothing. */
export function advance(state: UpdateState, event: UpdateEvent): UpdateState {
  switch (event.type) {
    case 'check-began':
      return canCheck(state) ? { state: 'checking', offer: offerIn(state) } : state
    case 'none-newer':
      return state.state === 'checking' ? { state: 'newest' } : state
    case 'found':
      return state.state === 'checking' ? { state: 'available', offer: event.offer } : state
    case 'download-began': {
      const offer = offerIn(state)
      return canDownload(state) && offer !== null
        ? { state: 'downloading', offer, percent: 0 }
        : state
    }
    case 'progress':
      // Pieces of a download are counted anew when it falls back to the whole file; a bar that runs back would only confuse.
      return state.state === 'downloading'
        ? { ...state, percent: Math.max(state.percent, wholePercent(event.percent)) }
        : state
    case 'downloaded':
      return state.state === 'downloading' ? { state: 'ready', offer: state.offer } : state
    case 'install-began':
      return state.state === 'ready' ? { state: 'installing', offer: state.offer } : state
    case 'failed':
      if (state.state === 'checking')
        return { state: 'failed', during: 'check', problem: event.problem, offer: state.offer }
      if (state.state === 'downloading')
        return { state: 'failed', during: 'download', problem: event.problem, offer: state.offer }
      return state
    case 'channel-changed':
      if (state.state === 'impossible' || state.state === 'installing') return state
      return state.state === 'checking' ? { state: 'checking', offer: null } : { state: 'idle' }
    default:
      return assertNever(event, 'update event')
  }
}

/** Not while a check or a download is under way, nor with one downloaded: another look could only lose it. */
export function canCheck({ state }: UpdateState): boolean {
  return state === 'idle' || state === 'newest' || state === 'available' || state === 'failed'
}

export function canDownload(state: UpdateState): boolean {
  return state.state === 'available' || (state.state === 'failed' && state.offer !== null)
}

/** The newer version that is known of, however far it has got; null where there is none. */
export function offerIn(state: UpdateState): UpdateOffer | null {
  switch (state.state) {
    case 'impossible':
    case 'idle':
    case 'newest':
      return null
    default:
      return state.offer
  }
}

function wholePercent(percent: number): number {
  return Number.isFinite(percent) ? Math.min(100, Math.max(0, Math.floor(percent))) : 0
}
