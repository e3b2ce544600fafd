/**
 * Switches of Chromium, Electron, Node and the system's launchers. They are read by those before we run, there are
 * thousands, and packages, test runners and `.desktop` files add them: only their families are named. None of our own
 * flags begins like one of these.
 */
const FAMILIES = [
  'enable-|disable-|force-|use-|allow-|ignore-|no-sandbox|no-zygote|no-first-run|in-process-|single-process',
  'ozone-|gtk-|wm-|class=|display=|gpu-|headless|test-type|lang=|user-data-dir|password-store|proxy-|host-rules',
  'inspect|remote-|js-flags|require|trace-|log-|v=|vmodule|original-process-start-time|squirrel-|updated',
]
const NOT_OURS = new RegExp(`^--(?:${FAMILIES.join('|')})|^-psn_`)

/**
 * What of the command line is for the app itself: without the executable, without the folder of the app that
 * `electron .` names in development, and without switches that are Chromium's to understand. Whatever is left and not
 * known is an error of the user's that the app should speak of.
 */
export function ownArguments(argv: readonly string[], packaged: boolean): readonly string[] {
  const given = argv.slice(1).filter((argument) => !NOT_OURS.test(argument))
  const appFolder = packaged ? -1 : given.findIndex((argument) => !argument.startsWith('-'))
  return given.filter((argument, index) => index !== appFolder && argument !== '--')
}
