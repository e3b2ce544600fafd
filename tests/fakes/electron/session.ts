import { EventEmitter } from 'node:events'
import type { Session } from 'electron'
import { FakeEvent } from './event'

type RequestHandler = (
  contents: never,
  permission: never,
  callback: (granted: boolean) => void,
  details: never,
) => void

/** Without handlers everything is granted, as in Electron: that is why there must be some. */
class FakeSession extends EventEmitter {
  private requestHandler: RequestHandler | null = null
  private checkHandler: (() => boolean) | null = null
  private deviceHandler: (() => boolean) | null = null

  setPermissionRequestHandler(handler: RequestHandler | null): void {
    this.requestHandler = handler
  }

  setPermissionCheckHandler(handler: (() => boolean) | null): void {
    this.checkHandler = handler
  }

  setDevicePermissionHandler(handler: (() => boolean) | null): void {
    this.deviceHandler = handler
  }

  /** For tests: a page asks for something. */
  request(
    permission: Parameters<NonNullable<Parameters<Session['setPermissionRequestHandler']>[0]>>[1],
  ): Promise<boolean> {
    const { requestHandler } = this
    if (requestHandler === null) return Promise.resolve(true)
    return new Promise((resolve) => {
      Reflect.apply(requestHandler, undefined, [null, permission, resolve, {}])
    })
  }

  /** For tests: a page asks whether it may. */
  check(): boolean {
    return this.checkHandler?.() ?? true
  }

  /** For tests: a page wants a USB, serial or HID device. */
  checkDevice(): boolean {
    return this.deviceHandler?.() ?? true
  }

  /** For tests: a page begins a download. Answers whether it went on. */
  download(): boolean {
    const event = new FakeEvent()
    this.emit('will-download', event, {}, {})
    return !event.defaultPrevented
  }
}

export const session = { defaultSession: new FakeSession() }
