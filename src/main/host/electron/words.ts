/** What the Electron host itself has to say; the tray's words come with its model. */
export const words = {
  alreadyRunning: 'Familiar is already running; its panel has been opened.',
  otherHost:
    'This is Familiar with Electron. For the browser host, start it with: npm start -- --host=browser',
  cannotStart: (reason: string): string => `Familiar could not start: ${reason}`,
  cannotStartSeeLog: (logFolder: string): string =>
    `Familiar could not start, for a reason it did not expect. It is written in its log in ${logFolder}.`,
  notUpdated: (reason: string): string =>
    `The update could not be installed: ${reason}. Familiar is as it was; start it again.`,
  notInstalled: 'Only an installed Familiar can start at login.',
  autostartNotWritten: (file: string): string =>
    `The file that starts programs at login could not be written: ${file}`,
  menu: { edit: 'Edit', window: 'Window' },
} as const
