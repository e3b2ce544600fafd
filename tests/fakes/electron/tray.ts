import { EventEmitter } from 'node:events'
import type { Tray } from 'electron'
import { app } from './app'
import { FakeEvent } from './event'
import type { FakeMenu } from './menu'
import type { FakeNativeImage } from './native-image'

/** Every icon made so far, for tests; and whether the desktop has a place for one. */
export const trays = { made: [] as FakeTray[], available: true }

export class FakeTray
  extends EventEmitter
  implements Pick<Tray, 'destroy' | 'isDestroyed' | 'setToolTip'>
{
  toolTip = ''
  /** For tests: each menu it was given; a desktop draws the last. */
  readonly menus: FakeMenu[] = []
  private destroyed = false

  constructor(public image: FakeNativeImage) {
    super()
    app.mustBeReady('Tray')
    if (!trays.available) throw new Error('Failed to create the tray icon')
    trays.made.push(this)
  }

  setToolTip(toolTip: string): void {
    this.live().toolTip = toolTip
  }

  setImage(image: FakeNativeImage): void {
    this.live().image = image
  }

  setContextMenu(menu: FakeMenu): void {
    this.live().menus.push(menu)
  }

  isDestroyed(): boolean {
    return this.destroyed
  }

  destroy(): void {
    this.destroyed = true
  }

  /** For tests: the menu that is there now. */
  get menu(): FakeMenu {
    const menu = this.menus.at(-1)
    if (!menu) throw new Error('the tray has no menu')
    return menu
  }

  /** For tests: the user clicks on the icon. */
  click(): void {
    this.emit('click', new FakeEvent())
  }

  private live(): this {
    if (this.destroyed) throw new TypeError('Object has been destroyed')
    return this
  }
}
