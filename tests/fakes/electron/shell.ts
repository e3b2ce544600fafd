import type { Shell } from 'electron'

/** For tests: every address given to the user's browser. */
export const openedExternally: string[] = []

/** For tests: every folder or file shown by the system. */
export const openedPaths: string[] = []

export const shell = {
  /** For tests: what is wrong with opening paths; nothing. */
  pathProblem: '',
  openExternal: (url: string): Promise<void> => {
    openedExternally.push(url)
    return Promise.resolve()
  },
  /** Answers with what went wrong. */
  openPath: (path: string): Promise<string> => {
    openedPaths.push(path)
    return Promise.resolve(shell.pathProblem)
  },
} satisfies Pick<Shell, 'openExternal' | 'openPath'> & { pathProblem: string }
