import { powerMonitor } from 'electron'

/**
 * For how many ms the user has touched neither keyboard nor pointer, in whole seconds. Asked of the system when somebody
 * wants to know, never watched. Only once the app is ready.
 */
export function userIdleMs(): number {
  return Math.max(0, powerMonitor.getSystemIdleTime()) * 1_000
}
