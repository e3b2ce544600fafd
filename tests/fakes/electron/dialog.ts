import type { Dialog } from 'electron'

/** For tests: every box shown. */
export const errorBoxes: { title: string; content: string }[] = []

export const dialog = {
  showErrorBox: (title: string, content: string): void => {
    errorBoxes.push({ title, content })
  },
} satisfies Pick<Dialog, 'showErrorBox'>
