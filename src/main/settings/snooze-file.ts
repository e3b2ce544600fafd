import { join } from 'node:path'
import { z } from 'zod'
import type { EpochMs } from '@shared/domain/local-day'
import { LONGEST_SNOOZE } from '@shared/domain/snooze'
import type { Log } from '../log'
import { readIfThere, replaceFile } from '../private-file'

const FILE = 'snooze.json'
/** A sleep out of sight. */
export interface Sleep {
  readonly until: EpochMs
  /** How long it was to be from its beginning, in ms: it becomes no longer when the clock is set back. */
  readonly lasts: number
}

const snoozeFileSchema = z.object({
  until: z.number().nullable(),
  lasts: z.number().min(0).max(LONGEST_SNOOZE).default(LONGEST_SNOOZE),
})

/**
 * Until when the pet sleeps, from `<data folder>/snooze.json`; null when it does not, or nobody can say. A file and no
 * row: it is about this computer's screen, and has to be known before there is a database, or the pet would show itself.
 */
export async function readSnooze(dataFolder: string, log: Log): Promise<Sleep | null> {
  try {
    const bytes = await readIfThere(join(dataFolder, FILE))
    if (bytes === null) return null
    const { until, lasts } = snoozeFileSchema.parse(JSON.parse(bytes.toString('utf8')))
    return until === null ? null : { until, lasts }
  } catch (error) {
    log.warn('until when the pet sleeps cannot be read', error)
    return null
  }
}

/** Keeps it for the next start. */
export async function writeSnooze(dataFolder: string, sleep: Sleep | null): Promise<void> {
  await replaceFile(join(dataFolder, FILE), Buffer.from(JSON.stringify(sleep ?? { until: null })))
}
