import type { Menu, MenuItem, MenuItemConstructorOptions, PopupOptions } from 'electron'

/** An entry of a menu. */
export interface FakeMenuItem {
  readonly label: string
  readonly type: string
  readonly role: string | undefined
  readonly enabled: boolean
  readonly checked: boolean
  readonly submenu: FakeMenu | null
  click(): void
}

/** For tests: each menu that was opened at the pointer, and over which window. */
export const popUps: { readonly menu: FakeMenu; readonly window: PopupOptions['window'] }[] = []

let applicationMenu: FakeMenu | null = null

export class FakeMenu {
  constructor(readonly items: readonly FakeMenuItem[]) {}

  static buildFromTemplate(template: (MenuItemConstructorOptions | MenuItem)[]): FakeMenu {
    return new FakeMenu(template.map(itemFrom))
  }

  static setApplicationMenu(menu: FakeMenu | null): void {
    applicationMenu = menu
  }

  static getApplicationMenu(): FakeMenu | null {
    return applicationMenu
  }

  popup({ window }: PopupOptions = {}): void {
    popUps.push({ menu: this, window })
  }

  /** For tests: the user chooses an entry, in this menu or one below. */
  choose(label: string): void {
    const item = this.find(label)
    if (!item) throw new Error(`the menu has no entry "${label}"`)
    if (item.enabled) item.click()
  }

  find(label: string): FakeMenuItem | undefined {
    return this.items
      .flatMap((item) => [item, ...(item.submenu?.items ?? [])])
      .find((item) => item.label === label)
  }
}

FakeMenu satisfies {
  [K in 'buildFromTemplate']: (...args: Parameters<(typeof Menu)[K]>) => unknown
}

function itemFrom(options: MenuItemConstructorOptions | MenuItem): FakeMenuItem {
  const { label, role, type, enabled = true, checked = false, submenu, click } = options
  if (label === undefined && role === undefined && type !== 'separator' && !submenu) {
    throw new TypeError(
      'Invalid template for MenuItem: must have at least one of label, role or type',
    )
  }
  return {
    // Single ampersands mark access keys and are not shown; doubled ones are.
    label: (label ?? '').replace(/&(.)/g, '$1'),
    type: type ?? (submenu ? 'submenu' : 'normal'),
    role,
    enabled,
    checked,
    submenu: Array.isArray(submenu) ? FakeMenu.buildFromTemplate(submenu) : null,
    click: () => {
      if (click) Reflect.apply(click, undefined, [])
    },
  }
}
