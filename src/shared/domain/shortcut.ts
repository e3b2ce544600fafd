/** What keys can be given to that work in the whole system. */
export const SHORTCUTS = ['toggle-pet', 'panel', 'focus'] as const
export type Shortcut = (typeof SHORTCUTS)[number]
