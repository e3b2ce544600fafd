import type { NoUpdates, UpdateChannel, UpdateMeans, UpdatesByItself } from '../contract/updates'

const IMPOSSIBLE: Readonly<Record<NoUpdates, string>> = {
  browser: 'This Familiar runs from its source. “git pull” and a new start update it.',
  source: 'This Familiar runs from its source. “git pull” and a new start update it.',
  'no-place':
    'This copy was built without a place to look for updates. Whoever gave it to you has newer ones.',
  unpacked: 'This copy was unpacked by hand. Put a newer release in its place to update it.',
}

const CHANNEL: Readonly<Record<UpdateChannel, string>> = { stable: 'Stable', beta: 'Beta' }

const CHANNEL_HINT: Readonly<Record<UpdateChannel, string>> = {
  stable: 'Only versions that are meant for everybody.',
  beta: 'Previews too: newer, and not all of it may work yet.',
}

const BY_ITSELF: Readonly<Record<UpdatesByItself, string>> = {
  nothing: 'Does nothing',
  tells: 'Tells you',
  updates: 'Updates',
}

const BY_ITSELF_HINT: Readonly<Record<UpdatesByItself, string>> = {
  nothing: 'Nobody is asked for newer versions unless you check.',
  tells:
    'Looks once a day and tells you: here, in the tray, and once by your pet. Downloads nothing.',
  updates: 'Looks once a day, downloads a newer version and installs it when you quit.',
}

const AVAILABLE: Readonly<Record<UpdateMeans, string>> = {
  itself: 'Nothing is installed before you say so.',
  'package-manager': 'Your system asks for your password before it is installed.',
  page: 'This copy is not signed, so it cannot replace itself. Get the new one from the releases.',
}

const READY: Readonly<Record<UpdateMeans, string>> = {
  itself:
    'It is downloaded and checked. Familiar closes in order and comes back as the new version.',
  'package-manager':
    'It is downloaded and checked. Familiar closes, your system asks for your password, and it comes back as the new version.',
  page: '',
}

/** What there is to say of newer versions. */
export const updatesMessages = {
  title: 'Updates',
  what: 'Whether there is a newer Familiar',
  impossible: (why: NoUpdates): string => IMPOSSIBLE[why],
  releases: 'See the releases',
  openReleases: 'Open the releases',
  yours: (version: string): string => `You have Familiar ${version}`,
  notChecked: 'Not looked for a newer one yet.',
  newest: 'There is none newer.',
  lastChecked: (when: string): string => `Last checked: ${when}`,
  check: 'Check now',
  checking: 'Looking for a newer Familiar…',
  available: (version: string): string => `Familiar ${version} is there`,
  availableDetail: (means: UpdateMeans): string => AVAILABLE[means],
  /** Told unasked: by the system, and by the pet, in little room if need be. */
  found: (version: string): { readonly full: string; readonly short: string } => ({
    full: `Familiar ${version} is there. See what is new in Settings → About.`,
    short: `Familiar ${version} is there`,
  }),
  released: (when: string): string => `Released: ${when}`,
  download: 'Download',
  downloading: (version: string): string => `Downloading Familiar ${version}`,
  percent: (percent: number): string => `${percent} %`,
  ready: (version: string): string => `Familiar ${version} is ready`,
  readyDetail: (means: UpdateMeans): string => READY[means],
  install: 'Restart and update',
  installing: 'Familiar closes now, and comes back by itself.',
  checkFailed: 'The check did not work',
  downloadFailed: 'The download did not work',
  downloadAgain: 'Download again',
  notesOf: (version: string): string => `What is new in ${version}`,
  noNotes: 'There are no notes on this version.',
  channel: 'Channel',
  channelName: (channel: UpdateChannel): string => CHANNEL[channel],
  channelHint: (channel: UpdateChannel): string => CHANNEL_HINT[channel],
  byItself: 'By itself, Familiar',
  byItselfName: (byItself: UpdatesByItself): string => BY_ITSELF[byItself],
  byItselfHint: (byItself: UpdatesByItself, means: UpdateMeans): string =>
    byItself === 'updates' && means === 'package-manager'
      ? 'Looks once a day and downloads a newer version. You install it here, with your password.'
      : BY_ITSELF_HINT[byItself],
  newsTitle: (version: string): string => `What is new in ${version}`,
  closeNews: 'Got it',
  problem: {
    unreachable: 'The releases could not be reached. Check the connection and try again.',
    noRelease: 'There is no release for this system in this channel yet. Try again later.',
    notWhatWasReleased:
      'What was downloaded is not what was released, and was thrown away. Try again; if it stays so, get it from the releases.',
    diskFull: 'There is no room left on the disk. Make some and try again.',
    notWritable:
      'Familiar may not write where the download goes. Get it from the releases instead.',
    unexpected: 'It did not work, for a reason that is written in Familiar’s log. Try again later.',
  },
  refused: {
    impossible: 'This copy of Familiar cannot be updated from here.',
    nothingFound: 'There is nothing to download. Check for a newer version first.',
    notReady: 'Nothing is ready to be installed. Download the newer version first.',
    page: 'This copy cannot replace itself. Get the newer version from the releases.',
  },
} as const
