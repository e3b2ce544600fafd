import { DAY } from '@shared/domain/local-day'
import { fakeIds } from './ids'
import { repository } from './repository'
import { richWorld } from './rich-world'
import type { World } from './world'

/** Far more of everything than one person has. */
export function hugeWorld(now: number): World {
  const world = richWorld(now)
  const count = world.entries.length
  const oldest = world.entries.at(-1)
  return {
    ...world,
    entries: [
      ...world.entries,
      ...Array.from({ length: 4000 }, (_, index) => {
        const twin = world.entries[index % count]
        if (!twin || !oldest) throw new Error('The rich world has no entries.')
        return {
          ...twin,
          id: fakeIds.event(100_000 - index),
          occurredAt: new Date(Date.parse(oldest.occurredAt) - (index + 1) * 60_000).toISOString(),
        }
      }),
    ],
    goals: Array.from({ length: 60 }, (_, index) => ({
      id: fakeIds.goal(index + 1),
      name: `Goal number ${index + 1}`,
      description: '',
      target: 10 + index,
      unit: 'commits/week',
      createdAt: new Date(now - 20 * DAY).toISOString(),
    })),
    git: {
      ...world.git,
      folders: [
        {
          path: '/home/robin/code',
          origin: 'chosen',
          state: 'watching',
          problem: null,
          repositories: 300,
        },
      ],
      repositories: Array.from({ length: 300 }, (_, index) =>
        repository(`/home/robin/code/project-${index + 1}`, index, now - index * DAY),
      ),
    },
  }
}
