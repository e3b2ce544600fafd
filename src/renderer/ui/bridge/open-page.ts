import type { RouteInput } from '@shared/contract/contract'

/** Another of the app's windows, and the page it is to show. */
export type WindowWanted = RouteInput<'app.openWindow'>

/**
 * Opens another of the app's windows, or turns the open one to the page. Under Electron main does it (`ask`); in a
 * browser the page opens it itself, as only then it lands beside this one, in the same browser. Answers what main did;
 * null where main was not asked.
 */
export function openPage<R>(wanted: WindowWanted, ask: (wanted: WindowWanted) => R): R | null {
  if (window.familiar) return ask(wanted)
  const page = wanted.window === 'settings' ? wanted.page : undefined
  const address = `/${wanted.window}${page === undefined ? '' : `#${page}`}`
  window.open(address, `familiar-${wanted.window}`)?.focus()
  return null
}
