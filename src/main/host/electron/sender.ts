import type { IpcMainEvent, IpcMainInvokeEvent } from 'electron'
import { messageOf } from '../../failure'
import { PAGE_ORIGIN } from './identity'
import type { LiveWindow, Windows } from './windows'

export type Sender =
  | { readonly known: true; readonly live: LiveWindow }
  | { readonly known: false; readonly reason: string }

/**
 * Who sent a message (Electron's security checklist, item 17): the top frame of one of our windows, showing one of our
 * pages, or nobody. Which window it is, is never taken from the message. To be called before anything is awaited: the
 * frame is only there as long as its document is.
 */
export function senderOf(event: IpcMainEvent | IpcMainInvokeEvent, windows: Windows): Sender {
  try {
    const { sender, senderFrame } = event
    if (sender.isDestroyed()) return unknown('its page is gone')
    const live = windows.of(sender)
    if (live === null) return unknown('it is no window of Familiar')
    if (senderFrame === null || senderFrame.isDestroyed()) return unknown('its frame is gone')
    if (senderFrame.parent !== null) return unknown('it is a frame within a page')
    if (senderFrame.origin !== PAGE_ORIGIN) return unknown(`its origin is ${senderFrame.origin}`)
    return { known: true, live }
  } catch (error) {
    // Electron throws when a frame is disposed between two of the questions above.
    return unknown(messageOf(error))
  }
}

function unknown(reason: string): Sender {
  return { known: false, reason }
}
