import { type Display, screen } from 'electron'
import type { DisplayArea } from '@shared/body/areas'

/** The displays there are, the primary first. Only once the app is ready. */
export function currentDisplays(): readonly DisplayArea[] {
  const primary = screen.getPrimaryDisplay()
  const others = screen.getAllDisplays().filter(({ id }) => id !== primary.id)
  return [primary, ...others].map(areaOf)
}

/** Calls back whenever a display comes, goes or changes. Returns what stops that. */
export function watchDisplays(onChange: () => void): () => void {
  screen.on('display-added', onChange)
  screen.on('display-removed', onChange)
  screen.on('display-metrics-changed', onChange)
  return () => {
    screen.off('display-added', onChange)
    screen.off('display-removed', onChange)
    screen.off('display-metrics-changed', onChange)
  }
}

function areaOf({ bounds, workArea, scaleFactor }: Display): DisplayArea {
  return { bounds, workArea, scaleFactor }
}
