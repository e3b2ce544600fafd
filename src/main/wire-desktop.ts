import type { Connections } from '@shared/contract/connections'
import type { Desktop } from '@shared/contract/desktop'
import type { Focus } from '@shared/contract/focus'
import type { Settings } from '@shared/contract/settings'
import { assertNever } from '@shared/domain/assert-never'
import { type KeysPlatform, everydayUse } from '@shared/domain/everyday-keys'
import type { PetId } from '@shared/domain/ids'
import { levelOf } from '@shared/domain/level'
import { calendarFor } from '@shared/domain/local-day'
import { type Notice, noticeWay } from '@shared/domain/notice'
import { SHORTCUTS, type Shortcut } from '@shared/domain/shortcut'
import { desktopMessages as words } from '@shared/i18n/desktop-messages'
import { troubleLine } from '@shared/i18n/trouble-words'
import { updatesMessages } from '@shared/i18n/updates-messages'
import type { Clock } from './clock'
import { Failure } from './failure'
import type { DesktopHost } from './host/desktop'
import type { Host } from './host/host'
import type { DesktopPorts } from './ipc/handlers/desktop'
import type { Log } from './log'

export interface DesktopParts {
  readonly host: Pick<Host, 'desktop' | 'openWindow'>
  /** The user's time zone. */
  readonly timeZone: () => string
  /** A pet by name: the one that eats, where none is meant or it is not known. */
  readonly petName: (pet?: PetId) => string
  readonly onChange: (desktop: Desktop) => void
  readonly clock: Clock
  readonly log: Log
}

/** Keys, notifications and the start at login, as the user has set them. */
export interface DesktopService extends DesktopPorts {
  setSettings(settings: Settings): void
  setFocus(focus: Focus): void
  setConnections(connections: Connections): void
  /** How far a pet is, and how many goals have been reached since it was told last. */
  scored(pet: PetId, xp: number, goals: number): void
  /** There is a newer Familiar, which nobody has asked for. */
  updateFound(version: string): void
}

/** Puts them together. Where the host is no desktop app, all of it is kept and nothing happens. */
export function desktopService(parts: DesktopParts): DesktopService {
  const { host, clock } = parts
  const log = parts.log.for('desktop')
  const openedAt = clock()
  let settings: Settings | null = null
  let focus: Focus['running'] = null
  let keys = ''
  let areKeysRefused = false
  let shortcutProblems: Desktop['shortcutProblems'] = []
  let notificationProblem: string | null = null
  const levels = new Map<PetId, number>()
  const toldTroubles = new Set<string>()

  const state = async (): Promise<Desktop> => ({
    isDesktopApp: host.desktop !== null,
    shortcutProblems,
    startAtLogin: (await host.desktop?.startsAtLogin()) ?? 'unavailable',
    notificationProblem,
  })
  const tell = (): void =>
    void state().then(parts.onChange, (error: unknown) =>
      log.warn('how the desktop does could not be told', error),
    )
  const notify = (notice: Notice, body: string, pet?: PetId): void => {
    const { desktop } = host
    if (settings === null || desktop === null) return
    const way = noticeWay(notice, settings, {
      now: clock(),
      calendar: calendarFor(parts.timeZone()),
      focused: focus !== null,
      canNotify: desktop.canNotify(),
    })
    if (way === 'bubble') return
    desktop.notify(
      { title: parts.petName(pet), body },
      {
        onClick: () =>
          void host
            .openWindow(...placeOf(notice))
            .catch((error: unknown) => log.error('the notification opened nothing', error)),
        onFailed: () => {
          if (notificationProblem !== null) return
          notificationProblem = words.notShown
          tell()
        },
      },
    )
  }
  const takeKeys = (wanted: Settings['shortcuts']): void => {
    const text = JSON.stringify(wanted)
    if (text === keys || host.desktop === null) return
    keys = text
    setKeys(wanted, host.desktop)
    tell()
  }
  const setKeys = (wanted: Settings['shortcuts'], desktop: DesktopHost): void => {
    const { free, problems } = takeable(wanted, desktop.platform)
    const refused = desktop.takeKeys(free)
    areKeysRefused = refused.size > 0
    shortcutProblems = [
      ...problems,
      ...[...refused].map((shortcut) => ({
        shortcut,
        problem: words.keysTaken(free.get(shortcut) ?? ''),
      })),
    ]
  }
  const read = (): Promise<Desktop> => {
    // The program that had them may have ended: whoever looks sees how it is now.
    if (areKeysRefused && settings !== null && host.desktop !== null)
      setKeys(settings.shortcuts, host.desktop)
    return state()
  }

  return {
    read,
    setStartAtLogin: async (on) => {
      if (host.desktop === null) throw new Failure('CONFLICT', words.needsApp)
      await host.desktop.setStartAtLogin(on)
      const now = await state()
      parts.onChange(now)
      return now
    },
    setSettings: (next) => {
      settings = next
      takeKeys(next.shortcuts)
    },
    setFocus: ({ running }) => {
      const before = focus
      focus = running
      // One that is stopped early ends before its time.
      if (before !== null && running === null && Date.parse(before.endsAt) <= clock())
        notify('focus', words.notice.focus)
    },
    setConnections: ({ connections }) => {
      for (const { provider, trouble } of connections) {
        // What mends itself is not worth a notification, and what was so at the start is no news.
        const needsUser = (trouble?.remedy ?? null) !== null
        if (trouble === null || !needsUser) continue
        const which = `${provider} ${trouble.since}`
        if (toldTroubles.has(which) || Date.parse(trouble.since) < openedAt) continue
        toldTroubles.add(which)
        notify('trouble', troubleLine({ provider, ...trouble }))
      }
    },
    scored: (pet, xp, goals) => {
      const [level, before] = [levelOf(xp), levels.get(pet)]
      levels.set(pet, level)
      if (goals > 0) notify('goal', words.notice.goal(goals))
      if (before !== undefined && level > before)
        notify('level', words.notice.level(parts.petName(pet), level), pet)
    },
    updateFound: (version) => notify('update', updatesMessages.found(version).full),
  }
}

/** Where there is more of what was told. */
function placeOf(notice: Notice): Parameters<Host['openWindow']> {
  switch (notice) {
    case 'trouble':
      return ['settings', 'connections']
    case 'update':
      return ['settings', 'about']
    case 'focus':
    case 'goal':
    case 'level':
      return ['panel']
    default:
      return assertNever(notice, 'notice')
  }
}

/**
 * Keys that are wanted for two things are the first one's. Those that people of this system use every day were set by a
 * device with another, or before they were refused.
 */
function takeable(
  wanted: Settings['shortcuts'],
  platform: KeysPlatform,
): {
  free: Map<Shortcut, string>
  problems: Desktop['shortcutProblems']
} {
  const free = new Map<Shortcut, string>()
  const problems: Desktop['shortcutProblems'] = []
  for (const shortcut of SHORTCUTS) {
    const chosen = wanted[shortcut]
    if (chosen === null) continue
    const use = everydayUse(chosen, platform)
    const other = [...free].find(([, held]) => held === chosen)
    if (use !== null) problems.push({ shortcut, problem: words.everyday(chosen, use) })
    else if (other === undefined) free.set(shortcut, chosen)
    else problems.push({ shortcut, problem: words.keysTwice(chosen, other[0]) })
  }
  return { free, problems }
}
