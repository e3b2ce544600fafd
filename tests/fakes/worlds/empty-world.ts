import { settingsSchema } from '@shared/contract/settings'
import { newbornState } from '@shared/domain/pet-state'
import { DEFAULT_NIGHT } from '@shared/domain/rhythm'
import { noConnections, notionSources } from './connection'
import { fakeIds } from './ids'
import type { World } from './world'

export const TIME_ZONE = 'Europe/Amsterdam'

/** A first day: a newborn pet, and nothing else yet. */
export function emptyWorld(now: number): World {
  return {
    pet: {
      id: fakeIds.pet,
      name: 'Maple',
      species: 'default',
      version: 1,
      state: newbornState(now - 4 * 60_000, 'amber'),
      rhythm: { timeZone: TIME_ZONE, night: DEFAULT_NIGHT, silences: [] },
      eats: true,
      hidden: false,
    },
    companions: [],
    entries: [],
    goals: [],
    git: {
      gitVersion: '2.47.1',
      problem: null,
      folders: [],
      repositories: [],
      aliases: [],
      paused: false,
    },
    connections: noConnections(),
    notionSources: notionSources(),
    settings: settingsSchema.parse({}),
    status: { database: { state: 'up' }, quarantined: 0, troubles: [] },
    about: {
      version: '0.1.0',
      host: 'browser',
      runtime: 'Node 20.20.2',
      platform: 'linux x64',
      dataFolder: '/home/robin/.local/share/familiar',
      database: {
        kind: 'embedded',
        version: 'PostgreSQL 18.4',
        location: '/home/robin/.local/share/familiar/postgres',
        sizeBytes: 48_300_000,
        lastBackupAt: null,
        backupsFolder: '/home/robin/.local/share/familiar/backups',
      },
      endpoint: {
        url: 'http://127.0.0.1:41877/v1/',
        credentialsFile: '/home/robin/.local/share/familiar/endpoint.json',
      },
    },
    account: {
      displayName: null,
      email: null,
      createdAt: new Date(now - 4 * 60_000).toISOString(),
      database: 'embedded',
      location: '/home/robin/.local/share/familiar/postgres',
      signedIn: false,
    },
    password: null,
    backups: [],
    quarantine: { total: 0, events: [] },
    focus: { running: null },
    desktop: {
      isDesktopApp: true,
      shortcutProblems: [],
      startAtLogin: 'off',
      notificationProblem: null,
    },
    updates: {
      version: '0.1.0',
      now: { state: 'impossible', why: 'browser' },
      means: 'page',
      page: null,
      channel: 'stable',
      byItself: 'tells',
      lastCheckedAt: null,
      news: null,
    },
    isNewest: false,
    snooze: { until: null },
    userIdleMs: null,
    bornAt: new Date(now - 4 * 60_000).toISOString(),
    home: '/home/robin',
    tree: {
      '/': ['home', 'srv'],
      '/home': ['robin'],
      '/srv': ['work'],
      '/srv/work': ['design-tokens*', 'ledger-service*'],
      '/home/robin': ['code', 'Documents', 'Pictures'],
      '/home/robin/code': ['archive', 'familiar*', 'field-notes*', 'kitchen-timer*'],
      '/home/robin/code/archive': ['old-site*'],
      '/home/robin/Documents': [],
    },
  }
}
