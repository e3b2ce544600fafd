import { createStore } from 'zustand/vanilla'

/** The last thing said to those who listen rather than look. */
export const announcements = createStore<{ readonly text: string; readonly count: number }>()(
  () => ({ text: '', count: 0 }),
)

/** Says something to screen readers that the eye sees anyway. */
export function announce(text: string): void {
  announcements.setState(({ count }) => ({ text, count: count + 1 }))
}
