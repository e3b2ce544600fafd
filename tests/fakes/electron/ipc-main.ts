import { EventEmitter } from 'node:events'
import type { IpcMain } from 'electron'
import { FakeEvent } from './event'
import type { FakeWebContents } from './web-contents'
import type { FakeWebFrameMain } from './web-frame-main'

/** What main is told with a message. */
export class FakeIpcMainEvent extends FakeEvent {
  readonly type = 'frame'
  /** What a page that waits for it is answered. */
  returnValue: unknown = undefined

  constructor(
    readonly sender: FakeWebContents,
    private readonly frame: FakeWebFrameMain,
  ) {
    super()
  }

  get frameId(): number {
    return this.frame.routingId
  }

  /** Null once the frame has navigated or is destroyed. */
  get senderFrame(): FakeWebFrameMain | null {
    return this.frame.isDestroyed() ? null : this.frame
  }
}

type Handler = Parameters<IpcMain['handle']>[1]

class FakeIpcMain extends EventEmitter implements Pick<IpcMain, 'handle' | 'removeHandler'> {
  private readonly handlers = new Map<string, Handler>()

  handle(channel: string, handler: Handler): void {
    if (this.handlers.has(channel)) {
      throw new Error(`Attempted to register a second handler for '${channel}'`)
    }
    this.handlers.set(channel, handler)
  }

  removeHandler(channel: string): void {
    this.handlers.delete(channel)
  }

  /** For the renderer fake: a message arrives. Arguments and answer are cloned, as between processes. */
  async invoke(event: FakeIpcMainEvent, channel: string, args: unknown[]): Promise<unknown> {
    const copies: unknown[] = structuredClone(args)
    const handler = this.handlers.get(channel)
    if (!handler) throw new Error(`No handler registered for '${channel}'`)
    const answer: unknown = await Reflect.apply(handler, undefined, [event, ...copies])
    return structuredClone(answer)
  }

  receive(event: FakeIpcMainEvent, channel: string, args: unknown[]): void {
    const copies: unknown[] = structuredClone(args)
    this.emit(channel, event, ...copies)
  }

  /** For the renderer fake: a page waits for the answer. Where nobody listens, Electron answers with nothing. */
  receiveSync(event: FakeIpcMainEvent, channel: string, args: unknown[]): unknown {
    this.receive(event, channel, args)
    return structuredClone(event.returnValue)
  }
}

export const ipcMain = new FakeIpcMain()
