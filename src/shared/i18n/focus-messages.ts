import { counted, formatNumber } from './messages'

/** Words of the focus timer, and of the page it shares with goals. */
export const focusMessages = {
  intro: 'Time you keep for one thing, the days you do not have to, and what you are after.',
  timer: 'Focus timer',
  what: 'The focus timer',
  why: 'A session kept to its end earns 25 XP. One that is stopped early counts nothing, and does no harm.',
  title: 'On what (optional)',
  titlePlaceholder: 'Write the first page',
  minutes: 'Minutes',
  start: 'Start',
  startFor: (minutes: number): string => `Focus for ${counted(minutes, 'minute', 'minutes')}`,
  stop: 'Stop',
  stopNow: 'Stop focusing',
  until: (clock: string): string => `Focusing until ${clock}`,
  left: (minutes: number): string =>
    minutes <= 1 ? 'last minute' : `${formatNumber(minutes)} min left`,
  progress: 'Focus session',
  started: (clock: string): string => `Focusing until ${clock}. Have a good time.`,
  stopped: 'Stopped. Nothing was counted.',
  length: 'Usual length',
  lengthHint: 'From 5 to 120 minutes.',
  lengthUnit: 'min',
  lengthBad: 'A whole number of minutes, from 5 to 120.',
  rest: 'Streak',
  goals: 'Goals',
  goalsHint: 'New ones and changes: in the panel.',
  noGoals: 'No goals yet.',
  noGoalsDetail: 'A goal is a number of things in a time. You make the first one in the panel.',
  openPanel: 'Open the panel',
}
