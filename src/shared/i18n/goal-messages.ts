import type { GoalUnit, KnownMeasure, Period } from '../domain/goal-unit'
import { isKnownMeasure } from '../domain/goal-unit'
import { counted, formatNumber } from './messages'

/** A measure in the singular and plural, as a sentence uses it, and as a choice in a list. */
interface MeasureWords {
  readonly one: string
  readonly many: string
  readonly choice: string
}

const MEASURE_WORDS: Readonly<Record<KnownMeasure, MeasureWords>> = {
  commits: { one: 'commit', many: 'commits', choice: 'Commits' },
  'pull-requests': {
    one: 'pull request opened',
    many: 'pull requests opened',
    choice: 'Pull requests opened',
  },
  merges: {
    one: 'pull request merged',
    many: 'pull requests merged',
    choice: 'Pull requests merged',
  },
  reviews: { one: 'review', many: 'reviews', choice: 'Reviews given' },
  issues: { one: 'issue closed', many: 'issues closed', choice: 'Issues closed' },
  releases: { one: 'release', many: 'releases', choice: 'Releases published' },
  tasks: { one: 'task', many: 'tasks', choice: 'Tasks finished' },
  steps: { one: 'step', many: 'steps', choice: 'Steps walked' },
  'active-minutes': { one: 'active minute', many: 'active minutes', choice: 'Active minutes' },
  'sleep-hours': { one: 'hour of sleep', many: 'hours of sleep', choice: 'Hours of sleep' },
  'focus-sessions': { one: 'focus session', many: 'focus sessions', choice: 'Focus sessions' },
  xp: { one: 'XP', many: 'XP', choice: 'XP earned' },
}

const PERIOD_WORDS: Readonly<
  Record<Period, { a: string; now: string; past: string; choice: string }>
> = {
  day: { a: 'a day', now: 'today', past: 'days', choice: 'Every day' },
  week: { a: 'a week', now: 'this week', past: 'weeks', choice: 'Every week' },
  month: { a: 'a month', now: 'this month', past: 'months', choice: 'Every month' },
}

const nameOf = (value: number, { measure }: GoalUnit): string => {
  if (!isKnownMeasure(measure)) return measure.slice('custom.'.length)
  const { one, many } = MEASURE_WORDS[measure]
  return value === 1 ? one : many
}

/** Words of goals. */
export const goalMessages = {
  title: 'Goals',
  what: 'Your goals',
  add: 'New goal',
  /** `10 commits a week`: a goal as one sentence. */
  sentence: (target: number, unit: GoalUnit): string =>
    `${formatNumber(target)} ${nameOf(target, unit)} ${unit.period === null ? 'in all' : PERIOD_WORDS[unit.period].a}`,
  /** `7 of 10 commits this week`. */
  progress: (current: number, target: number, unit: GoalUnit): string =>
    `${formatNumber(current)} of ${formatNumber(target)} ${nameOf(target, unit)}${unit.period === null ? '' : ` ${PERIOD_WORDS[unit.period].now}`}`,
  progressUncountable: (current: number, target: number, unit: string): string =>
    `${formatNumber(current)} of ${formatNumber(target)} ${unit}`,
  uncountable: 'This goal counts something this Familiar does not know, so it stands still.',
  daysLeft: (days: number): string => (days <= 1 ? 'last day' : `${formatNumber(days)} days left`),
  noDeadline: 'no deadline',
  pace: {
    done: 'done',
    onTrack: 'on track',
    behind: 'behind',
    toGo: (left: number): string => `${formatNumber(left)} to go`,
  },
  evenPace: (expected: number): string =>
    `An even pace would have been at ${formatNumber(expected)} by the end of yesterday.`,
  edit: 'Edit',
  editNamed: (name: string): string => `Edit ${name}`,
  remove: 'Delete',
  removeNamed: (name: string): string => `Delete ${name}`,
  deleted: (name: string): string => `“${name}” is deleted.`,
  restored: (name: string): string => `“${name}” is back, with its history.`,
  history: {
    title: (period: Period): string => `Past ${PERIOD_WORDS[period].past}`,
    none: (period: Period | null): string =>
      period === null
        ? 'This goal runs until it is reached.'
        : `No ${PERIOD_WORDS[period].past} behind it yet.`,
    kept: (reached: number, all: number): string =>
      `reached in ${formatNumber(reached)} of ${formatNumber(all)}`,
    period: (span: string, current: number, target: number, completed: boolean): string =>
      `${span}: ${formatNumber(current)} of ${formatNumber(target)}, ${completed ? 'reached' : 'not reached'}`,
  },
  empty: 'No goals yet.',
  emptyDetail: (pet: string | null): string =>
    `Choose a number of things in a time. Reaching it earns 50 XP, and ${pet ?? 'your pet'} celebrates with you.`,
  own: 'Something of your own…',
  created: (name: string): string => `New goal: ${name}`,
  changed: (name: string): string => `Saved: ${name}`,
  suggestionsTitle: 'Start with one of these',
  form: {
    createTitle: 'New goal',
    editTitle: 'Edit goal',
    name: 'Name',
    namePlaceholder: 'Ship every week',
    target: 'How many',
    measure: 'Of what',
    customMeasure: 'Something else…',
    customName: 'Name of your event',
    customHint: 'As your script sends it to the local endpoint: custom.<name>',
    period: 'In which time',
    noPeriod: 'In all, no deadline',
    description: 'Note',
    optional: 'optional',
    create: 'Create goal',
    save: 'Save changes',
    newCount: 'Another measure or time starts a new count, without the past.',
    preview: (sentence: string): string => sentence,
    previewUnknown: 'Say how many of what, and the goal reads itself to you here.',
  },
  measureChoice: (measure: KnownMeasure): string => MEASURE_WORDS[measure].choice,
  periodChoice: (period: Period): string => PERIOD_WORDS[period].choice,
  reachedNow: (name: string): string => `Goal reached: ${name}`,
  count: (goals: number): string => counted(goals, 'goal', 'goals'),
}
