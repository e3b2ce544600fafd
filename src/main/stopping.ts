/** How an app came down. In disorder: its database may be running still, with programs that nobody may replace. */
export type StopOutcome = 'in order' | 'in disorder'

/** How long the embedded database may take to stop, in ms. It writes out what it holds, which is a second's work at most. */
export const DATABASE_STOP_MS = 10_000

/** Polls under way (5 s) and git at work (2 s) are waited for, and windows close. */
const REST_MS = 10_000

/** How long an orderly end may take before the process ends anyway, in ms: longer than all that it waits for. */
export const STOP_MS = DATABASE_STOP_MS + REST_MS
