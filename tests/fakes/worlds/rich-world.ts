import type { LedgerEntry } from '@shared/contract/ledger'
import { DAY, HOUR, calendarFor, weekdayOf } from '@shared/domain/local-day'
import { newbornState } from '@shared/domain/pet-state'
import { DEFAULT_NIGHT } from '@shared/domain/rhythm'
import { TIME_ZONE, emptyWorld } from './empty-world'
import { connectedViews, connectionsOf, noConnections } from './connection'
import { fakeIds } from './ids'
import { seeded } from './random'
import { repository } from './repository'
import { type UnscoredEvent, createScorer } from './score-events'
import type { KeptGoal, World } from './world'

type Deed = Omit<UnscoredEvent, 'id' | 'occurredAt'>

const SUBJECTS = [
  'Adopt a running server instead of fighting it',
  'Keep a late event out of the running week',
  'Draw the pet before the database is up',
  'Name the flag that could not be read',
  'Count a commit once, whoever reports it first',
  'Let go of pushes only when the page listens',
  'Fix the off-by-one in the night that spans midnight',
  'Say which folder could not be read, and why',
]

/** A working year: commits most days, reviews, tasks, walks and sleep; four goals; six repositories. */
export function richWorld(now: number): World {
  return workedWorld(now, pastYear(now), RICH_GOALS)
}

/** The same year seen by git and by programs of the computer alone. */
export function localWorld(now: number): World {
  const deeds = pastYear(now).flatMap((deed): (Deed & { at: number })[] => {
    switch (deed.source) {
      case 'fitbit':
        return []
      case 'github':
        return [{ ...deed, source: 'endpoint', type: 'custom.deploy', title: 'Deploy to staging' }]
      case 'notion':
        return [{ ...deed, source: 'endpoint' }]
      default:
        return [deed]
    }
  })
  return { ...workedWorld(now, deeds, LOCAL_GOALS), connections: noConnections() }
}

function workedWorld(
  now: number,
  deeds: (Deed & { at: number })[],
  wanted: readonly WantedGoal[],
): World {
  const world = emptyWorld(now)
  const calendar = calendarFor(TIME_ZONE)
  const goals = keptGoals(now, wanted)
  const scorer = createScorer(
    newbornState(now - 364 * DAY, 'amber'),
    { calendar, night: DEFAULT_NIGHT },
    1,
  )
  const entries: LedgerEntry[] = deeds
    .sort((a, b) => a.at - b.at)
    .map(({ at, ...deed }, index) =>
      scorer.score(
        {
          ...deed,
          pet: world.pet.id,
          id: fakeIds.event(index + 1),
          occurredAt: new Date(at).toISOString(),
        },
        at > now - 3 * DAY ? goals : [],
      ),
    )
  return {
    ...world,
    pet: { ...world.pet, version: scorer.version(), state: scorer.state() },
    entries: entries.reverse(),
    account: { ...world.account, displayName: 'Robin' },
    bornAt: new Date(now - 365 * DAY).toISOString(),
    backups: [7, 31, 55, 79].map((hours) => ({
      file: `/home/robin/.local/share/familiar/backups/familiar-${hours}.jsonl.gz`,
      takenAt: new Date(now - hours * HOUR).toISOString(),
      sizeBytes: 1_236_000 - 2_000 * hours,
    })),
    goals,
    git: {
      ...world.git,
      aliases: ['robin@example.org', 'robin@work.example'],
      paused: false,
      folders: [
        {
          path: '/home/robin/code',
          origin: 'chosen',
          state: 'watching',
          problem: null,
          repositories: 4,
        },
        { path: '/srv/work', origin: 'chosen', state: 'watching', problem: null, repositories: 2 },
      ],
      repositories: [
        repository('/home/robin/code/familiar', 412, now - 12 * 60_000),
        repository('/home/robin/code/field-notes', 96, now - 26 * HOUR),
        repository('/home/robin/code/kitchen-timer', 31, now - 9 * DAY),
        repository('/home/robin/code/archive/old-site', 0, null),
        repository('/srv/work/ledger-service', 288, now - 3 * HOUR),
        repository('/srv/work/design-tokens', 57, now - 5 * DAY),
      ],
    },
    connections: connectionsOf(connectedViews(now)),
    updates: {
      ...world.updates,
      now: { state: 'newest' },
      means: 'itself',
      page: 'https://github.com/owner/familiar/releases',
      lastCheckedAt: new Date(now - 3 * HOUR).toISOString(),
    },
    about: {
      ...world.about,
      database: { ...world.about.database, lastBackupAt: new Date(now - 7 * HOUR).toISOString() },
    },
  }
}

type WantedGoal = Pick<KeptGoal, 'name' | 'target' | 'unit'>

const RICH_GOALS: readonly WantedGoal[] = [
  { name: 'Ship every week', target: 20, unit: 'commits/week' },
  { name: 'Review with care', target: 6, unit: 'reviews/week' },
  { name: 'Walk', target: 8000, unit: 'steps/day' },
  { name: 'Finish the backlog', target: 12, unit: 'tasks/month' },
]

const LOCAL_GOALS: readonly WantedGoal[] = [
  { name: 'Ship every week', target: 20, unit: 'commits/week' },
  { name: 'Keep at it', target: 900, unit: 'xp/week' },
  { name: 'Finish the backlog', target: 12, unit: 'tasks/month' },
]

function keptGoals(now: number, wanted: readonly WantedGoal[]): KeptGoal[] {
  const createdAt = new Date(now - 120 * DAY).toISOString()
  return wanted.map((goal, index) => ({
    ...goal,
    id: fakeIds.goal(index + 1),
    description: '',
    createdAt,
  }))
}

function pastYear(now: number): (Deed & { at: number })[] {
  const random = seeded(7)
  const calendar = calendarFor(TIME_ZONE)
  const deeds: (Deed & { at: number })[] = []
  const subject = (): string => SUBJECTS[Math.floor(random() * SUBJECTS.length)] ?? ''
  const commit = (at: number, place: string): void =>
    void deeds.push({
      at,
      type: 'commit.push',
      value: 1,
      source: 'git',
      place,
      title: subject(),
      ref: Math.floor(random() * 0xfffffff)
        .toString(16)
        .padStart(7, '0'),
    })
  for (let back = 364; back >= 1; back -= 1) {
    const noon = now - back * DAY
    const weekend = weekdayOf(calendar.dateAt(noon)) > 5
    const busy = random()
    if (back > 9 && (weekend ? busy < 0.72 : busy < 0.18)) continue
    const commits = Math.floor(busy * busy * (weekend ? 3 : 8)) + (back <= 9 ? 1 : 0)
    for (let n = 0; n < commits; n += 1) commit(noon + n * 21 * 60_000, 'ledger-service')
    if (busy > 0.6)
      deeds.push({
        at: noon + 3 * HOUR,
        type: 'review.submitted',
        value: 1,
        source: 'github',
        place: 'ledger-service',
        title: subject(),
      })
    if (busy > 0.5)
      deeds.push({
        at: noon + 2 * HOUR,
        type: 'task.completed',
        value: 1,
        source: 'notion',
        place: 'Backlog',
        title: 'Write the capacity page',
      })
    if (busy > 0.3)
      deeds.push({
        at: noon + 5 * HOUR,
        type: 'steps.walked',
        value: Math.round(busy * 9000) / 1000,
        source: 'fitbit',
      })
  }
  const minutes = (ago: number): number => now - ago * 60_000
  commit(minutes(12), 'familiar')
  commit(minutes(31), 'familiar')
  commit(minutes(58), 'familiar')
  deeds.push(
    { at: minutes(54), type: 'pet.fed', value: 1, source: 'familiar' },
    {
      at: minutes(95),
      type: 'pull_request.merged',
      value: 1,
      source: 'github',
      place: 'familiar',
      title: 'Adopt a running server instead of fighting it',
      ref: '#214',
    },
    { at: minutes(180), type: 'steps.walked', value: 5.21, source: 'fitbit' },
    {
      at: minutes(222),
      type: 'task.completed',
      value: 1,
      source: 'notion',
      place: 'Backlog',
      title: 'Write the capacity page',
    },
    { at: minutes(425), type: 'sleep.logged', value: 7.2, source: 'fitbit' },
  )
  for (let n = 0; n < 11; n += 1) commit(minutes(240 + 11 * n), 'ledger-service')
  return deeds
}
