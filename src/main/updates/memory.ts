import { join } from 'node:path'
import { z } from 'zod'
import { updateChannelSchema, updatesByItselfSchema } from '@shared/contract/updates'
import type { Log } from '../log'
import { readIfThere, replaceFile } from '../private-file'

const FILE = 'updates.json'

const rememberedSchema = z.object({
  channel: updateChannelSchema.default('stable'),
  byItself: updatesByItselfSchema.default('tells'),
  /** When the releases have answered last, and when they were asked; ms since the epoch. */
  answeredAt: z.number().nullable().default(null),
  triedAt: z.number().nullable().default(null),
  /** The version that ran here last; null on the first start. */
  version: z.string().nullable().default(null),
  /** The newer version the user knows of, by asking or by having been told. */
  told: z.string().nullable().default(null),
  /** Of which version the news are still to be read. */
  news: z.string().nullable().default(null),
})

/** What a copy remembers of its updates. */
export type Remembered = z.infer<typeof rememberedSchema>

export interface UpdateMemory {
  readonly now: () => Remembered
  /** Takes up what an earlier run left. */
  load(): Promise<Remembered>
  /** Never rejects: what could not be kept is in the log, and counts until the app ends. */
  keep(change: Partial<Remembered>): Promise<void>
  /** Resolves when all of it is on the disk. */
  settled(): Promise<void>
}

/**
 * In `<data folder>/updates.json`. A file and no row: it is about the copy on this computer, of which a database that is
 * shared knows nothing. One that cannot be read is as good as none.
 */
export function createUpdateMemory(dataFolder: string, log: Log): UpdateMemory {
  const file = join(dataFolder, FILE)
  let remembered = rememberedSchema.parse({})
  let writing = Promise.resolve()
  return {
    now: () => remembered,
    load: async () => {
      try {
        const bytes = await readIfThere(file)
        if (bytes !== null) remembered = rememberedSchema.parse(JSON.parse(bytes.toString('utf8')))
      } catch (error) {
        log.warn('what is remembered of updates cannot be read', error)
      }
      return remembered
    },
    keep: (change) => {
      const kept = (remembered = { ...remembered, ...change })
      // One after another, so that the last word is the one that stays.
      return (writing = writing
        .then(() => replaceFile(file, Buffer.from(JSON.stringify(kept))))
        .catch((error: unknown) => log.warn('what is known of updates was not kept', error)))
    },
    settled: () => writing,
  }
}
