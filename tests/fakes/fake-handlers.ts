import type { ParsedInput, Route, RouteOutput } from '@shared/contract/contract'
import type { FolderListing, GitOverview } from '@shared/contract/git'
import type { GoalView } from '@shared/contract/goals'
import type { Push } from '@shared/contract/pushes'
import { everydayUse } from '@shared/domain/everyday-keys'
import type { PetId } from '@shared/domain/ids'
import { calendarFor, addDays } from '@shared/domain/local-day'
import { STREAK_RULES, streakOn } from '@shared/domain/streak'
import { hundredths } from '@shared/domain/numbers'
import { desktopMessages } from '@shared/i18n/desktop-messages'
import { connectionAnswers } from './connection-answers'
import { doctorAnswers } from './doctor-answers'
import { FakeFailure } from './fake-failure'
import { keepingAnswers } from './keeping-answers'
import { petAnswers } from './pet-answers'
import { speciesAnswers } from './species-answers'
import { updatesAnswers } from './updates-answers'
import { fakeIds } from './worlds/ids'
import { goalViews } from './worlds/goal-views'
import { repository } from './worlds/repository'
import type { KeptGoal, World } from './worlds/world'

/** One answer for every route: a missing one does not compile. */
export type FakeHandlers = {
  readonly [R in Route]: (input: ParsedInput<R>) => RouteOutput<R>
}

export interface FakeApp {
  readonly world: World
  readonly push: (push: Push) => void
  /** Scores an event as main would, and tells of it. */
  readonly emit: (event: FakeEvent) => void
}

export interface FakeEvent {
  readonly type: World['entries'][number]['type']
  readonly value?: number
  readonly source?: World['entries'][number]['source']
  readonly title?: string
  readonly place?: string
  /** Milliseconds before now. */
  readonly ago?: number
  /** Whom it feeds; the one that eats where it is left out. */
  readonly pet?: PetId | undefined
}

/** The goals of a world, counted now. */
export function viewsOf(world: World): GoalView[] {
  const calendar = calendarFor(world.pet.rhythm.timeZone)
  return goalViews(world.goals, world.entries, Date.now(), calendar)
}

/** Answers every route from a world in memory. */
export function fakeHandlers({ world, push, emit }: FakeApp): FakeHandlers {
  const deleted = new Map<string, KeptGoal>()
  let goalsMade = 1000

  const tellGoals = (): void => push({ type: 'goals.changed', goals: viewsOf(world) })
  const viewOf = (id: string): GoalView => {
    const view = viewsOf(world).find((goal) => goal.id === id)
    if (!view)
      throw new FakeFailure({ code: 'NOT_FOUND', message: 'This goal is not there any more.' })
    return view
  }
  const setGit = (change: Partial<GitOverview>): GitOverview => {
    world.git = { ...world.git, ...change }
    push({ type: 'git.changed', git: world.git })
    return world.git
  }

  return {
    'app.status': () => world.status,
    'app.about': () => world.about,
    'desktop.get': () => world.desktop,
    'desktop.setStartAtLogin': ({ on }) => {
      world.desktop = { ...world.desktop, startAtLogin: on ? 'on' : 'off' }
      push({ type: 'desktop.changed', desktop: world.desktop })
      return world.desktop
    },
    'app.userIdle': () => ({ idleMs: world.userIdleMs }),
    'app.openWindow': () => undefined,
    ...petAnswers({ world, push, emit }),
    'ledger.list': ({ before, limit }) => {
      const from = before ? world.entries.findIndex(({ id }) => id === before.id) + 1 : 0
      const entries = world.entries.slice(from, from + limit)
      const last = entries.at(-1)
      const more = last !== undefined && from + limit < world.entries.length
      return { entries, next: more ? { occurredAt: last.occurredAt, id: last.id } : null }
    },
    'ledger.activity': ({ days }) => activityOf(world, days),
    'goals.list': () => viewsOf(world),
    'goals.create': (draft) => {
      const id = fakeIds.goal(++goalsMade)
      world.goals = [...world.goals, { ...draft, id, createdAt: new Date().toISOString() }]
      tellGoals()
      return viewOf(id)
    },
    'goals.update': ({ id, ...draft }) => {
      viewOf(id)
      world.goals = world.goals.map((goal) => (goal.id === id ? { ...goal, ...draft } : goal))
      tellGoals()
      return viewOf(id)
    },
    'goals.delete': ({ id }) => {
      viewOf(id)
      const gone = world.goals.find((goal) => goal.id === id)
      if (gone) deleted.set(id, gone)
      world.goals = world.goals.filter((goal) => goal.id !== id)
      tellGoals()
    },
    'goals.restore': ({ id }) => {
      const back = deleted.get(id)
      if (back) world.goals = [...world.goals, back].sort((a, b) => (a.id < b.id ? -1 : 1))
      tellGoals()
      return viewOf(id)
    },
    'git.overview': () => world.git,
    'git.addFolder': ({ path }) => {
      const names = world.tree[path]
      if (!names)
        throw new FakeFailure({
          code: 'FOLDER_NOT_READABLE',
          message: `There is no folder ${path}, or Familiar may not read it.`,
        })
      const found = names.filter((name) => name.endsWith('*')).map((name) => name.slice(0, -1))
      const known = new Set(world.git.repositories.map((one) => one.path))
      return setGit({
        folders: [
          ...world.git.folders.filter((folder) => folder.path !== path),
          {
            path,
            origin: 'chosen',
            state: found.length > 0 ? 'watching' : 'empty',
            problem: null,
            repositories: found.length,
          },
        ],
        repositories: [
          ...world.git.repositories,
          ...found
            .map((name) => repository(`${path}/${name}`, 0, null))
            .filter((one) => !known.has(one.path)),
        ],
      })
    },
    'git.removeFolder': ({ path }) =>
      setGit({
        folders: world.git.folders.filter((folder) => folder.path !== path),
        repositories: world.git.repositories.filter((one) => !one.path.startsWith(`${path}/`)),
      }),
    'git.setAliases': ({ emails }) => setGit({ aliases: emails }),
    'git.setPaused': ({ paused }) => setGit({ paused }),
    'git.rescan': () => setGit({}),
    'git.listFolders': ({ path }) => listingOf(world, path ?? world.home),
    ...connectionAnswers(world, push),
    ...doctorAnswers(world),
    ...speciesAnswers(world, push),
    ...updatesAnswers(world, push),
    ...keepingAnswers(world, push, emit, () => activityOf(world, 371).streak),
    'settings.get': () => world.settings,
    'settings.update': (patch) => {
      // As main on Linux refuses them.
      for (const keys of Object.values(patch.shortcuts ?? {})) {
        const use = keys === null ? null : everydayUse(keys, 'linux')
        if (keys !== null && use !== null)
          throw new FakeFailure({ code: 'BAD_INPUT', message: desktopMessages.everyday(keys, use) })
      }
      const named = Object.entries(patch).filter(([, value]) => value !== undefined)
      world.settings = { ...world.settings, ...Object.fromEntries(named) }
      push({ type: 'settings.changed', settings: world.settings })
      return world.settings
    },
  }
}

function activityOf(world: World, count: number): RouteOutput<'ledger.activity'> {
  const calendar = calendarFor(world.pet.rhythm.timeZone)
  const today = calendar.dateAt(Date.now())
  const sums = new Map<string, { events: number; xp: number }>()
  for (const { occurredAt, effect } of world.entries) {
    const date = calendar.dateAt(Date.parse(occurredAt))
    const sum = sums.get(date) ?? { events: 0, xp: 0 }
    sums.set(date, { events: sum.events + 1, xp: hundredths(sum.xp + effect.xp) })
  }
  const days = Array.from({ length: count }, (_, index) => {
    const date = addDays(today, index + 1 - count)
    return { date, ...(sums.get(date) ?? { events: 0, xp: 0 }) }
  })
  const active = new Set(days.filter(({ events }) => events > 0).map(({ date }) => date))
  const { restDays } = world.settings
  const streak = streakOn(today, active, { ...STREAK_RULES, restDays })
  return { days, streak: { ...streak, frozen: [...streak.frozen] } }
}

function listingOf(world: World, path: string): FolderListing {
  const names = world.tree[path]
  if (!names)
    throw new FakeFailure({
      code: 'FOLDER_NOT_READABLE',
      message: `There is no folder ${path}, or Familiar may not read it.`,
    })
  const at = path.lastIndexOf('/')
  return {
    path,
    parent: path === '/' ? null : path.slice(0, at) || '/',
    folders: names.map((name) => {
      const bare = name.replace('*', '')
      return {
        name: bare,
        path: path === '/' ? `/${bare}` : `${path}/${bare}`,
        isRepository: name.endsWith('*'),
      }
    }),
    truncated: false,
  }
}
