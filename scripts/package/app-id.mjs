// @ts-check
/** Who the app is to the desktop; the same as in `src/main/host/electron/identity.ts`, which tests hold it to. */
export const APP_ID = 'app.familiar.Familiar'
