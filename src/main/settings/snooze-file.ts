import { join } from 'node:path'
import { z } from 'zod'
import type { EpochMs } from '@shared/domain/local-day'
import type { Log } from '../log'
import { readIfThere, replaceFile } from '../private-file'

const FILE = 'snooze.json'
const snoozeFileSchema = z.object({ until: z.number().nullable() })

/**
 * Until when the pet sleeps, from `<data folder>/snooze.json`; null when it does not, or nobody can say. A file and no
 * row: it is about this computer's screen, and has to be known before there is a database, or the pet would show itself.
 */
export async function readSnooze(dataFolder: string, log: Log): Promise<EpochMs | null> {
  try {
    const bytes = await readIfThere(join(dataFolder, FILE))
    return bytes === null ? null : snoozeFileSchema.parse(JSON.parse(bytes.toString('utf8'))).until
  } catch (error) {
    log.warn('until when the pet sleeps cannot be read', error)
    return null
  }
}

/** Keeps it for the next start. */
export async function writeSnooze(dataFolder: string, until: EpochMs | null): Promise<void> {
  await replaceFile(join(dataFolder, FILE), Buffer.from(JSON.stringify({ until })))
}
