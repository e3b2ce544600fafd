import type { MenuItemConstructorOptions } from 'electron'
import { assertNever } from '@shared/domain/assert-never'
import type { TrayAction, TrayItem, TrayModel } from '../tray-model'

/** The tray's model as Electron builds menus from. */
export function trayTemplate(
  model: Pick<TrayModel, 'items'>,
  act: (action: TrayAction) => void,
): MenuItemConstructorOptions[] {
  return model.items.map((item) => menuItem(item, act))
}

function menuItem(item: TrayItem, act: (action: TrayAction) => void): MenuItemConstructorOptions {
  switch (item.kind) {
    case 'label':
      return { label: menuText(item.label), enabled: false }
    case 'action': {
      const { action, label } = item
      return { label: menuText(label), click: () => act(action) }
    }
    case 'switch': {
      const { action, label, on } = item
      return { type: 'checkbox', label: menuText(label), checked: on, click: () => act(action) }
    }
    case 'submenu':
      return { label: menuText(item.label), submenu: trayTemplate(item, act) }
    case 'separator':
      return { type: 'separator' }
    default:
      return assertNever(item, 'tray item')
  }
}

/** A menu takes `&` as the mark of an access key: "Tom & Jerry" would lose it. */
function menuText(text: string): string {
  return text.replaceAll('&', '&&')
}
