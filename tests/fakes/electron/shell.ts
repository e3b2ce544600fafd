import type { Shell } from 'electron'

/** For tests: every address given to the user's browser. */
export const openedExternally: string[] = []

export const shell = {
  openExternal: (url: string): Promise<void> => {
    openedExternally.push(url)
    return Promise.resolve()
  },
} satisfies Pick<Shell, 'openExternal'>
