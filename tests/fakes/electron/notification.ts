import { EventEmitter } from 'node:events'
import type { Notification, NotificationConstructorOptions } from 'electron'
import { app } from './app'
import { FakeEvent } from './event'

/** Every notification shown so far, for tests; and whether the system shows any, now or ever. */
export const notifications = { shown: [] as FakeNotification[], supported: true, fail: false }

export class FakeNotification extends EventEmitter implements Pick<Notification, 'show'> {
  constructor(readonly options: NotificationConstructorOptions = {}) {
    super()
    app.mustBeReady('Notification')
  }

  static isSupported(): boolean {
    return notifications.supported
  }

  show(): void {
    notifications.shown.push(this)
    if (notifications.fail) this.emit('failed', new FakeEvent(), 'not signed')
  }

  /** For tests: the user clicks on it. */
  click(): void {
    this.emit('click', new FakeEvent())
  }
}
