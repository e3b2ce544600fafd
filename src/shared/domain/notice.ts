import { assertNever } from './assert-never'
import type { Calendar, EpochMs } from './local-day'
import { type Night, isNight } from './rhythm'

/** What the system may be asked to tell the user of. */
export const NOTICES = ['trouble', 'focus', 'goal', 'level', 'update'] as const
export type Notice = (typeof NOTICES)[number]

export interface NoticeWish {
  /** Of what the user wants to be told. */
  readonly notices: readonly Notice[]
  /** Of nothing, for now. */
  readonly doNotDisturb: boolean
  /** Nor between these times. */
  readonly quietHours: Night
}

export interface NoticeCircumstances {
  readonly now: EpochMs
  readonly calendar: Calendar
  /** A focus session runs. */
  readonly focused: boolean
  /** Can the host have the system tell? */
  readonly canNotify: boolean
}

/** Who tells: the system, or the pet alone, in its bubble, as it tells of everything. */
export type NoticeWay = 'system' | 'bubble'

/**
 * Who tells of something that has just happened. The pet's bubble does in any case, by the user's wish for bubbles; the
 * system does too where the user wants that and it disturbs nobody.
 */
export function noticeWay(notice: Notice, wish: NoticeWish, at: NoticeCircumstances): NoticeWay {
  if (!at.canNotify || !wish.notices.includes(notice) || wish.doNotDisturb) return 'bubble'
  if (isNight(at.now, wish.quietHours, at.calendar)) return 'bubble'
  switch (notice) {
    // Its end is what the user waits for.
    case 'focus':
      return 'system'
    case 'trouble':
    case 'goal':
    case 'level':
    case 'update':
      return at.focused ? 'bubble' : 'system'
    default:
      return assertNever(notice, 'notice')
  }
}
