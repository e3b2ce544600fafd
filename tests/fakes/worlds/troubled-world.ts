import type { ConnectionView } from '@shared/contract/connections'
import { DAY, HOUR } from '@shared/domain/local-day'
import { connectedViews, connectionsOf } from './connection'
import { fakeIds } from './ids'
import { repository } from './repository'
import { richWorld } from './rich-world'
import type { World } from './world'

/** Everything that can be wrong at once: a hungry pet, folders and repositories in trouble, events nobody could read. */
export function troubledWorld(now: number): World {
  const world = richWorld(now - 13 * HOUR)
  const troubled = troubledViews(now)
  const code = '/home/robin/code'
  return {
    ...world,
    pet: {
      ...world.pet,
      state: {
        ...world.pet.state,
        hunger: 62,
        energy: 44,
        last_update: new Date(now - 9 * HOUR).toISOString(),
      },
    },
    status: {
      database: { state: 'up' },
      quarantined: 3,
      troubles: troubled.flatMap(({ provider, trouble }) =>
        trouble ? [{ provider, message: trouble.message, since: trouble.since }] : [],
      ),
    },
    connections: connectionsOf(troubled),
    account: {
      ...world.account,
      email: 'robin@example.org',
      database: 'server',
      location: 'db.example.org:5432/familiar',
      signedIn: true,
    },
    password: 'three hedgehogs in a boat',
    quarantine: {
      total: 3,
      events: [
        {
          id: fakeIds.raw(1),
          provider: 'github',
          reason: 'payload.commits.0.sha: expected a string, but there was nothing',
          receivedAt: new Date(now - 2 * HOUR).toISOString(),
        },
        {
          id: fakeIds.raw(2),
          provider: 'endpoint',
          reason: 'value: a number was expected, not "many"',
          receivedAt: new Date(now - 20 * HOUR).toISOString(),
        },
        {
          id: fakeIds.raw(3),
          provider: 'notion',
          reason: 'properties.Status: it is of a kind this Familiar does not know (formula)',
          receivedAt: new Date(now - 3 * DAY).toISOString(),
        },
      ],
    },
    updates: {
      ...world.updates,
      now: {
        state: 'failed',
        during: 'check',
        problem: 'The releases could not be reached. Check the connection and try again.',
        offer: null,
      },
    },
    git: {
      ...world.git,
      folders: [
        {
          path: code,
          origin: 'chosen',
          state: 'partial',
          problem: 'Two folders in it could not be read. Their repositories are not counted.',
          repositories: 5,
        },
        {
          path: '/media/backup/projects',
          origin: 'chosen',
          state: 'missing',
          problem: 'This folder is not there. If it is on a disk, connect the disk.',
          repositories: 0,
        },
        { path: '/srv/work', origin: 'flag', state: 'empty', problem: null, repositories: 0 },
      ],
      repositories: [
        repository(`${code}/familiar`, 412, now - 13 * HOUR),
        repository(`${code}/locked`, 0, null, {
          state: 'denied',
          problem: 'Familiar may not read this repository. Give your user the right to read it.',
        }),
        repository(`${code}/shared`, 4, now - 40 * DAY, {
          state: 'untrusted-owner',
          problem:
            'It belongs to another user, so git refuses it. Run: git config --global --add safe.directory /home/robin/code/shared',
        }),
        repository(`${code}/new-machine`, 0, null, {
          state: 'no-identity',
          problem:
            'git does not know who you are here. Set user.email, or add your address in Settings.',
        }),
        repository(`${code}/huge`, 90, now - 2 * DAY, {
          state: 'too-slow',
          problem: 'Reading it took longer than a minute. It is tried again in an hour.',
        }),
        repository(`${code}/importing`, 12, now - 2 * DAY, { state: 'reading', problem: null }),
      ],
    },
  }
}

function troubledViews(now: number): ConnectionView[] {
  const [github, fitbit, notion] = connectedViews(now - 13 * HOUR)
  if (!github || !fitbit || !notion) return []
  return [
    {
      ...github,
      state: 'trouble',
      nextPollAt: null,
      trouble: {
        code: 'reconnect',
        message:
          'GitHub has taken its permission back. Nothing is lost: sign in again, and Familiar reads what it has missed.',
        remedy: 'reconnect',
        since: new Date(now - 2 * HOUR).toISOString(),
        retryAt: null,
      },
    },
    {
      ...fitbit,
      state: 'trouble',
      tokensKept: 'memory',
      trouble: {
        code: 'offline',
        message:
          'This computer has no network, so Fitbit cannot be read. Nothing is lost: it catches up by itself.',
        remedy: 'retry',
        since: new Date(now - 12 * 60_000).toISOString(),
        retryAt: new Date(now + 4 * 60_000).toISOString(),
      },
    },
    { ...notion, state: 'needs-choice', eventsToday: 0, lastEventAt: null, nextPollAt: null },
  ]
}
