import type { WindowKind } from '@shared/contract/windows'

/**
 * Opens another of the app's windows. Under Electron main does it (`ask`); in a browser the page opens it itself, as
 * only then it lands beside this one, in the same browser.
 */
export function openPage(kind: WindowKind, ask: () => unknown): void {
  if (window.familiar) ask()
  else window.open(`/${kind}`, `familiar-${kind}`)
}
