import type { Settings } from '@shared/contract/settings'
import { type KeysPlatform, everydayUse } from '@shared/domain/everyday-keys'
import { SHORTCUTS } from '@shared/domain/shortcut'
import { desktopMessages } from '@shared/i18n/desktop-messages'
import { Failure } from '../failure'

/**
 * Throws a Failure where keys are newly set that people of this system use every day. What was set before is left: a
 * device with another system may have set it, and it is told of where it is not taken.
 */
export function refuseEverydayKeys(
  wanted: Settings['shortcuts'],
  before: Settings['shortcuts'],
  platform: KeysPlatform,
): void {
  for (const shortcut of SHORTCUTS) {
    const keys = wanted[shortcut]
    if (keys === null || keys === before[shortcut]) continue
    const use = everydayUse(keys, platform)
    if (use !== null) throw new Failure('BAD_INPUT', desktopMessages.everyday(keys, use))
  }
}
