import { type IpcMainEvent, type IpcMainInvokeEvent, ipcMain } from 'electron'
import { z } from 'zod'
import { type BodyMessage, bodyMessageSchema } from '@shared/contract/body'
import { CHANNELS } from '@shared/contract/bridge'
import type { ErrorCode, RouteResult } from '@shared/contract/errors'
import { parseForeign } from '@shared/contract/parse-foreign'
import type { PetId } from '@shared/domain/ids'
import type { Log } from '../../log'
import { senderOf } from './sender'
import type { LiveWindow, Windows } from './windows'

export interface IpcOptions {
  readonly windows: Windows
  /** What is to become of a pet's body. Hears only of that pet's own window. */
  readonly onBody: (pet: PetId | null, message: BodyMessage) => void
  /** A pet's page listens. */
  readonly onPetReady: (pet: PetId | null) => void
  readonly log: Log
}

/** `ipcRenderer.invoke(channel, route, input)`. The input is parsed by its route. */
const requestSchema = z.union([
  z.tuple([z.string().max(100)]),
  z.tuple([z.string().max(100), z.unknown()]),
])

const bodySchema = z.tuple([bodyMessageSchema])

/** Reasons worth a line in the log, each once: a page gone wrong must not fill it. */
const LOGGED_AT_MOST = 100

/** Listens to the windows. Returns what stops listening. */
export function listenToWindows({ windows, onBody, onPetReady, log }: IpcOptions): () => void {
  const logged = new Set<string>()
  const refuse = (channel: string, reason: string): void => {
    const line = `refused a message on ${channel}: ${reason.slice(0, 100)}`
    if (logged.has(line) || logged.size >= LOGGED_AT_MOST) return
    logged.add(line)
    log.warn(line)
  }
  const windowOf = (
    channel: string,
    event: IpcMainEvent | IpcMainInvokeEvent,
  ): LiveWindow | null => {
    const sender = senderOf(event, windows)
    if (sender.known) return sender.live
    refuse(channel, sender.reason)
    return null
  }

  const onRequest = (
    event: IpcMainInvokeEvent,
    ...args: unknown[]
  ): RouteResult<unknown> | Promise<RouteResult<unknown>> => {
    const live = windowOf(CHANNELS.request, event)
    if (live === null) return failed('NOT_ALLOWED', 'Only a window of Familiar may ask that.')
    const request = parseForeign(requestSchema, args)
    if (!request.success) return failed('BAD_INPUT', 'This request cannot be read.')
    const [route, input] = request.data
    return live.line.request(route, input)
  }
  const onReady = (event: IpcMainEvent): void => {
    const live = windowOf(CHANNELS.ready, event)
    live?.line.ready()
    if (live?.kind === 'pet') onPetReady(live.pet)
  }
  const onBodyMessage = (event: IpcMainEvent, ...args: unknown[]): void => {
    const live = windowOf(CHANNELS.body, event)
    if (live === null) return
    const message = parseForeign(bodySchema, args)
    if (live.kind !== 'pet') refuse(CHANNELS.body, `it is the ${live.kind}`)
    else if (!message.success) refuse(CHANNELS.body, 'it cannot be read')
    else onBody(live.pet, message.data[0])
  }

  ipcMain.handle(CHANNELS.request, onRequest)
  ipcMain.on(CHANNELS.ready, onReady)
  ipcMain.on(CHANNELS.body, onBodyMessage)
  return () => {
    ipcMain.removeHandler(CHANNELS.request)
    ipcMain.off(CHANNELS.ready, onReady)
    ipcMain.off(CHANNELS.body, onBodyMessage)
  }
}

function failed(code: ErrorCode, message: string): RouteResult<unknown> {
  return { ok: false, error: { code, message } }
}
