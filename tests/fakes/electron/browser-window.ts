import { EventEmitter } from 'node:events'
import type { BrowserWindow, BrowserWindowConstructorOptions, Rectangle } from 'electron'
import { app } from './app'
import { FakeEvent } from './event'
import { FakeWebContents } from './web-contents'

type Level = NonNullable<Parameters<BrowserWindow['setAlwaysOnTop']>[1]>

/** Every window made so far, for tests. */
export const windows: FakeBrowserWindow[] = []

export class FakeBrowserWindow
  extends EventEmitter
  implements
    Pick<
      BrowserWindow,
      | 'close'
      | 'destroy'
      | 'focus'
      | 'getBounds'
      | 'hide'
      | 'isAlwaysOnTop'
      | 'isDestroyed'
      | 'isFocused'
      | 'isMinimized'
      | 'isVisible'
      | 'loadURL'
      | 'minimize'
      | 'restore'
      | 'setAlwaysOnTop'
      | 'setBounds'
      | 'setIgnoreMouseEvents'
      | 'setVisibleOnAllWorkspaces'
      | 'show'
      | 'showInactive'
    >
{
  readonly webContents = new FakeWebContents()
  /** For tests: what it was made with, and what was done to it. */
  readonly options: BrowserWindowConstructorOptions
  readonly did = {
    bounds: [] as Rectangle[],
    /** In order, as Windows sees it. */
    onTop: [] as (Level | false)[],
    workspaces: [] as Parameters<BrowserWindow['setVisibleOnAllWorkspaces']>[],
    shown: [] as ('active' | 'inactive')[],
    /** Each call: does the pointer go through it, and is it forwarded? */
    through: [] as Parameters<BrowserWindow['setIgnoreMouseEvents']>[],
  }
  private bounds: Rectangle
  private visible: boolean
  private focused = false
  private minimized = false
  private destroyed = false

  static getAllWindows(): FakeBrowserWindow[] {
    return windows.filter((window) => !window.destroyed)
  }

  constructor(options: BrowserWindowConstructorOptions = {}) {
    super()
    app.mustBeReady('BrowserWindow')
    const { name } = options
    if (
      name !== undefined &&
      windows.some((other) => !other.destroyed && other.options.name === name)
    ) {
      throw new Error(`Window name '${name}' is already in use`)
    }
    this.options = options
    const { x = 0, y = 0, width = 800, height = 600 } = options
    this.bounds = { x, y, width, height }
    this.visible = options.show ?? true
    windows.push(this)
    app.windows.add(this)
  }

  loadURL(url: string): Promise<void> {
    return this.live().webContents.loadURL(url)
  }

  getBounds(): Rectangle {
    return { ...this.live().bounds }
  }

  setBounds(bounds: Partial<Rectangle>): void {
    const next = { ...this.live().bounds, ...bounds }
    if (!Object.values(next).every(Number.isInteger)) {
      throw new TypeError('Error processing argument at index 0, conversion failure')
    }
    this.bounds = next
    this.did.bounds.push(next)
  }

  setIgnoreMouseEvents(...args: Parameters<BrowserWindow['setIgnoreMouseEvents']>): void {
    this.live().did.through.push(args)
  }

  /** For tests: does the pointer go through it? */
  isThrough(): boolean {
    return this.did.through.at(-1)?.[0] ?? false
  }

  show(): void {
    this.live().visible = true
    this.focused = true
    this.did.shown.push('active')
    this.emit('show')
  }

  showInactive(): void {
    this.live().visible = true
    this.did.shown.push('inactive')
    this.emit('show')
  }

  hide(): void {
    this.live().visible = false
    this.focused = false
    this.emit('hide')
  }

  focus(): void {
    this.live().focused = this.options.focusable ?? true
  }

  minimize(): void {
    this.live().minimized = true
  }

  restore(): void {
    this.live().minimized = false
  }

  isVisible(): boolean {
    return this.live().visible
  }

  isFocused(): boolean {
    return this.live().focused
  }

  isMinimized(): boolean {
    return this.live().minimized
  }

  isDestroyed(): boolean {
    return this.destroyed
  }

  isAlwaysOnTop(): boolean {
    return (this.live().did.onTop.at(-1) ?? false) !== false
  }

  setAlwaysOnTop(flag: boolean, level: Level = 'floating'): void {
    this.live().did.onTop.push(flag && level)
  }

  setVisibleOnAllWorkspaces(...args: Parameters<BrowserWindow['setVisibleOnAllWorkspaces']>): void {
    this.live().did.workspaces.push(args)
  }

  close(): void {
    const event = new FakeEvent()
    this.live().emit('close', event)
    if (!event.defaultPrevented) this.destroy()
  }

  destroy(): void {
    if (this.destroyed) return
    this.destroyed = true
    this.visible = false
    this.webContents.destroy()
    this.emit('closed')
    app.windowIsGone(this)
  }

  /** For tests: Windows is shut down, or the user logs off. */
  endSession(): void {
    this.emit('session-end', new FakeEvent())
  }

  private live(): this {
    if (this.destroyed) throw new TypeError('Object has been destroyed')
    return this
  }
}
