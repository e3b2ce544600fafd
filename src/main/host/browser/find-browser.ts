import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import candidates from './browser-candidates.json' with { type: 'json' }

/** Where a Chromium-based browser may be on a platform, the likeliest first. */
export function browserCandidates(
  platform: NodeJS.Platform,
  env: Readonly<Record<string, string | undefined>>,
): string[] {
  switch (platform) {
    case 'darwin':
      return ['/Applications', join(env['HOME'] ?? '', 'Applications')].flatMap((folder) =>
        candidates.macApps.map((app) => join(folder, `${app}.app`, 'Contents', 'MacOS', app)),
      )
    case 'win32':
      return [env['PROGRAMFILES'], env['PROGRAMFILES(X86)'], env['LOCALAPPDATA']]
        .filter((folder) => folder !== undefined)
        .flatMap((folder) =>
          candidates.windowsPaths.map((path) => join(folder, ...path.split('/'))),
        )
    default:
      return (env['PATH'] ?? '')
        .split(delimiter)
        .filter((folder) => folder !== '')
        .flatMap((folder) => candidates.onPath.map((name) => join(folder, name)))
  }
}

/** A Chromium-based browser of this computer; null when none is found. FAMILIAR_CHROMIUM names one. */
export function findBrowser(): string | null {
  const named = process.env['FAMILIAR_CHROMIUM']
  if (named !== undefined && named !== '') return named
  return browserCandidates(process.platform, process.env).find((path) => existsSync(path)) ?? null
}
