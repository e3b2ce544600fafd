/** The app's name as Electron uses it. */
export const APP_NAME = 'Familiar'

/**
 * Who the app is to the desktop: taskbar grouping and notifications on Windows, the name of the `.desktop` file on Linux
 * (portals want it in reverse-domain form). Packages must be built with the same id.
 */
export const APP_ID = 'app.familiar.Familiar'

/** The scheme and origin of every page. Pages are never `file:` (Electron's security checklist, item 18). */
export const PAGE_SCHEME = 'app'
const PAGE_HOST = 'familiar'
export const PAGE_ORIGIN = `${PAGE_SCHEME}://${PAGE_HOST}`
