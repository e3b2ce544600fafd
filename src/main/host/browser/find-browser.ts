import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

const ON_PATH = [
  'google-chrome-stable',
  'google-chrome',
  'chromium',
  'chromium-browser',
  'microsoft-edge-stable',
  'microsoft-edge',
  'brave-browser',
  'vivaldi-stable',
]

const MAC_APPS = ['Google Chrome', 'Microsoft Edge', 'Chromium', 'Brave Browser', 'Vivaldi']

const WINDOWS_PATHS = [
  ['Google', 'Chrome', 'Application', 'chrome.exe'],
  ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
  ['BraveSoftware', 'Brave-Browser', 'Application', 'brave.exe'],
  ['Chromium', 'Application', 'chrome.exe'],
]

/** Where a Chromium-based browser may be on a platform, the likeliest first. */
export function browserCandidates(
  platform: NodeJS.Platform,
  env: Readonly<Record<string, string | undefined>>,
): string[] {
  switch (platform) {
    case 'darwin':
      return ['/Applications', join(env['HOME'] ?? '', 'Applications')].flatMap((folder) =>
        MAC_APPS.map((app) => join(folder, `${app}.app`, 'Contents', 'MacOS', app)),
      )
    case 'win32':
      return [env['PROGRAMFILES'], env['PROGRAMFILES(X86)'], env['LOCALAPPDATA']]
        .filter((folder) => folder !== undefined)
        .flatMap((folder) => WINDOWS_PATHS.map((path) => join(folder, ...path)))
    default:
      return (env['PATH'] ?? '')
        .split(delimiter)
        .filter((folder) => folder !== '')
        .flatMap((folder) => ON_PATH.map((name) => join(folder, name)))
  }
}

/** A Chromium-based browser of this computer; null when none is found. FAMILIAR_CHROMIUM names one. */
export function findBrowser(): string | null {
  const named = process.env['FAMILIAR_CHROMIUM']
  if (named !== undefined && named !== '') return named
  return browserCandidates(process.platform, process.env).find((path) => existsSync(path)) ?? null
}
