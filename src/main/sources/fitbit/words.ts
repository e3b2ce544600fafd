import { Trouble } from '../../trouble'

/** What a permission of Google's sign-in page is about; there is one for each. */
export type Permission = 'activity' | 'sleep'

const PERMISSIONS: Readonly<Record<Permission, { data: string; box: string }>> = {
  activity: { data: 'your steps and active minutes', box: 'activity and fitness' },
  sleep: { data: 'your sleep', box: 'sleep' },
}

/** Google's answer cannot be made sense of; what was read before stays as it is. */
export function unreadable(what: string): Trouble {
  return new Trouble(
    'unreadable',
    `Fitbit answered in a way Familiar cannot read: ${what}. Nothing is lost; it is read again later.`,
  )
}

/** The connection broke in the middle of an answer. */
export function brokenOff(): Trouble {
  return new Trouble(
    'unreachable',
    'Fitbit broke off in the middle of its answer. Nothing is lost; it is read again later.',
  )
}

/** Google is overloaded or away. */
export function unreachable(): Trouble {
  return new Trouble('unreachable', 'Fitbit does not answer now. Try again in a few minutes.')
}

/** The old Fitbit Web API answers 410 since November 2026; an old sign-in is no use for its successor. */
export function retired(): Trouble {
  return new Trouble(
    'retired',
    'Fitbit’s own service was switched off by Google. What was read so far is safe. To go on, reconnect with Google.',
  )
}

/** The user left a box of Google's sign-in page unticked, or has taken the permission back. */
export function forbidden(missing: readonly Permission[]): Trouble {
  const data = missing.map((permission) => PERMISSIONS[permission].data).join(' and ')
  const boxes = missing.map((permission) => `“${PERMISSIONS[permission].box}”`).join(' and ')
  const box = missing.length === 1 ? `the box about ${boxes}` : `the boxes about ${boxes}`
  return new Trouble(
    'forbidden',
    `Google does not let Familiar read ${data}. Reconnect, and tick ${box} on Google’s page. With a Google app of your own, also switch the Google Health API on for it.`,
  )
}

/** Nothing at all may be read: not even whose data it is. */
export function identityRefused(): Trouble {
  return new Trouble(
    'forbidden',
    'Google does not say whose health data this is. Reconnect, and tick the boxes on Google’s page. With a Google app of your own, also switch the Google Health API on for it.',
  )
}
