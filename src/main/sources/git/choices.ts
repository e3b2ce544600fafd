import { z } from 'zod'
import type { EpochMs } from '@shared/domain/local-day'
import type { GitMetadata } from './ports'

/** What the user has chosen for the git source. */
export interface Choices {
  /** Folders to watch, absolute. */
  readonly folders: readonly string[]
  /** Further addresses the user commits with. */
  readonly aliases: readonly string[]
  /** Since when nothing is to be read, until the user has it go on; null where all is read. */
  readonly pausedAt: EpochMs | null
}

/** The choices' names in `integrations.metadata`, beside what others keep there. */
const choicesSchema = z.object({
  watchedFolders: z.array(z.string()).catch([]).default([]),
  aliases: z.array(z.string()).catch([]).default([]),
  pausedAt: z.number().nullable().catch(null).default(null),
})

export async function readChoices(metadata: GitMetadata): Promise<Choices> {
  const { watchedFolders, aliases, pausedAt } = choicesSchema.parse((await metadata.read()) ?? {})
  return { folders: watchedFolders, aliases, pausedAt }
}

export async function keepChoices(metadata: GitMetadata, choices: Choices): Promise<void> {
  const { folders, aliases, pausedAt } = choices
  await metadata.merge({ watchedFolders: folders, aliases, pausedAt })
}
