import { powerMonitor } from 'electron'

/**
 * For how many ms the user has touched neither keyboard nor pointer, in whole seconds. Asked of the system when somebody
 * wants to know, never watched. Only once the app is ready.
 */
export function userIdleMs(): number {
  return Math.max(0, powerMonitor.getSystemIdleTime()) * 1_000
}

/**
 * Is the computer on its battery? Asked whenever something is about to be planned by it, never watched: Linux tells
 * nobody that the plug was pulled, and whoever asks again before the next walk or poll need not be told. Only once the
 * app is ready.
 */
export function isOnBattery(): boolean {
  return powerMonitor.isOnBatteryPower()
}
