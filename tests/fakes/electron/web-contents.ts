import { EventEmitter } from 'node:events'
import type {
  HandlerDetails,
  RenderProcessGoneDetails,
  WebContents,
  WebContentsConsoleMessageEventParams,
} from 'electron'
import { app } from './app'
import { FakeEvent } from './event'
import { protocol } from './protocol'
import { FakeWebFrameMain } from './web-frame-main'

let lastId = 0

/** What a page's process hears. */
export type Receiver = (channel: string, args: unknown[]) => void

/** A navigation about to happen. */
export class FakeNavigation extends FakeEvent {
  constructor(
    readonly url: string,
    readonly isMainFrame: boolean,
  ) {
    super()
  }
}

export class FakeWebContents
  extends EventEmitter
  implements
    Pick<
      WebContents,
      | 'getOSProcessId'
      | 'getURL'
      | 'id'
      | 'isDestroyed'
      | 'reload'
      | 'send'
      | 'setWindowOpenHandler'
    >
{
  readonly id = (lastId += 1)
  mainFrame = new FakeWebFrameMain({ url: '' })
  /** For tests: settles when the last `loadURL` has, one way or the other. */
  loading: Promise<unknown> = Promise.resolve()
  private url = ''
  private destroyed = false
  private receivers = new Set<Receiver>()
  private openHandler: Parameters<WebContents['setWindowOpenHandler']>[0] | null = null

  constructor() {
    super()
    app.emit('web-contents-created', new FakeEvent(), this)
  }

  isDestroyed(): boolean {
    return this.destroyed
  }

  getURL(): string {
    return this.url
  }

  /** Each page has a process of its own. */
  getOSProcessId(): number {
    return 1_000 + this.id
  }

  setWindowOpenHandler(handler: Parameters<WebContents['setWindowOpenHandler']>[0]): void {
    this.openHandler = handler
  }

  /** Clones, like every message between processes: what cannot be cloned throws here. */
  send(channel: string, ...args: unknown[]): void {
    if (this.destroyed) throw new TypeError('Object has been destroyed')
    const copies = structuredClone(args)
    for (const receiver of this.receivers) receiver(channel, copies)
  }

  loadURL(url: string): Promise<void> {
    const loading = this.load(url)
    this.loading = loading.catch(() => undefined)
    return loading
  }

  private async load(url: string): Promise<void> {
    // Only what is after the `#` is another: the document stays.
    if (url !== this.url && url.split('#')[0] === this.url.split('#')[0]) {
      this.url = url
      this.emit('did-navigate-in-page', new FakeEvent(), url, true)
      return
    }
    const response = await protocol.load(url)
    if (this.destroyed) throw new Error(`ERR_ABORTED (-3) loading '${url}'`)
    if (response === null) throw new Error(`ERR_UNKNOWN_URL_SCHEME (-302) loading '${url}'`)
    // Chromium shows a page of its own for an error without a body.
    if (!response.ok) throw new Error(`ERR_HTTP_RESPONSE_CODE_FAILURE (-379) loading '${url}'`)
    this.commit(url)
    this.emit('did-finish-load')
  }

  reload(): void {
    this.commit(this.url)
    this.emit('did-finish-load')
  }

  /** For the renderer fake: a page's process listens as long as its document lives. */
  attach(receiver: Receiver): void {
    this.receivers.add(receiver)
  }

  /** For tests: the user or the page wants to go somewhere. Answers whether it went. */
  navigate(url: string, isMainFrame = true): boolean {
    const navigation = new FakeNavigation(url, isMainFrame)
    if (isMainFrame) this.emit('will-navigate', navigation, url)
    this.emit('will-frame-navigate', navigation)
    if (navigation.defaultPrevented) return false
    if (isMainFrame) this.commit(url)
    return true
  }

  /** For tests: the server sends the page elsewhere. Answers whether it went. */
  redirect(url: string): boolean {
    const navigation = new FakeNavigation(url, true)
    this.emit('will-redirect', navigation, url)
    return !navigation.defaultPrevented
  }

  /** For tests: the page holds a `<webview>`. Answers whether it was attached. */
  attachWebview(): boolean {
    const event = new FakeEvent()
    this.emit('will-attach-webview', event, {}, {})
    return !event.defaultPrevented
  }

  /** For tests: `window.open`. Answers whether a window opened. */
  open(url: string): boolean {
    const details: HandlerDetails = {
      url,
      frameName: '',
      features: '',
      disposition: 'new-window',
      referrer: { url: '', policy: 'no-referrer' },
    }
    return this.openHandler === null || this.openHandler(details).action === 'allow'
  }

  /** For tests: a mouse button goes down and up. Answers whether the page heard of it. */
  press(button: 'left' | 'right'): boolean {
    const heard = (['mouseDown', 'mouseUp'] as const).map((type) => {
      const event = new FakeEvent()
      this.emit('before-mouse-event', event, { type, button, x: 1, y: 1 })
      return !event.defaultPrevented
    })
    return heard.includes(true)
  }

  /** For tests: the page says something to its console. */
  say(level: WebContentsConsoleMessageEventParams['level'], message: string): void {
    const where = { lineNumber: 7, sourceId: `${new URL(this.url).origin}/assets/page.js` }
    // The arguments after the event are deprecated and of no use to anyone.
    this.emit('console-message', Object.assign(new FakeEvent(), { level, message, ...where }))
  }

  /** For tests: its renderer is gone. */
  crash(reason: RenderProcessGoneDetails['reason'] = 'crashed'): void {
    this.leaveDocument()
    this.emit('render-process-gone', new FakeEvent(), { reason, exitCode: 5 })
  }

  /** For the window fake. */
  destroy(): void {
    if (this.destroyed) return
    this.leaveDocument()
    this.destroyed = true
    this.emit('destroyed')
  }

  private commit(url: string): void {
    this.leaveDocument()
    this.url = url
    this.mainFrame = new FakeWebFrameMain({ url })
    this.emit('did-navigate', new FakeEvent(), url, 200, 'OK')
  }

  private leaveDocument(): void {
    this.mainFrame.dispose()
    this.receivers = new Set()
  }
}
