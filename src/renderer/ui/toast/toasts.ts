import { createStore } from 'zustand/vanilla'

export interface Toast {
  readonly id: number
  readonly text: string
  readonly look: 'plain' | 'problem'
  /** One thing to do about it, such as Undo. */
  readonly action?: { readonly label: string; readonly run: () => void }
  /** Where the focus goes when the toast leaves with it. */
  readonly returnTo?: HTMLElement | null | undefined
}

/** The words that pass at the foot of the page, newest last. */
export const toasts = createStore<readonly Toast[]>()(() => [])

const SHOWN_AT_ONCE = 3
let lastId = 0

/** Says something in passing. */
export function showToast(text: string, more: Partial<Omit<Toast, 'id' | 'text'>> = {}): void {
  const toast: Toast = { look: 'plain', ...more, id: ++lastId, text }
  toasts.setState((shown) => [...shown, toast].slice(-SHOWN_AT_ONCE), true)
}

/** Takes a toast away. */
export function dismissToast(id: number): void {
  toasts.setState((shown) => shown.filter((toast) => toast.id !== id), true)
}
