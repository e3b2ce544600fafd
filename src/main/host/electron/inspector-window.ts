import { PAGE_ORIGIN } from './identity'
import { ORDINARY, type WindowSpec } from './window-registry'

/** Apart from the other windows' data, so that a build for users has none of it. */
export const INSPECTOR_WINDOW: WindowSpec = {
  url: `${PAGE_ORIGIN}/inspector/index.html`,
  // A level of trust of its own: the only preload that carries `@electron/remote`, and it knows no route.
  preload: 'inspector.cjs',
  lifecycle: 'on-demand',
  size: { width: 1040, height: 560 },
  background: 'page',
  options: { ...ORDINARY, name: 'inspector', title: 'Familiar · Inspector' },
  platform: {},
  onTop: null,
}
