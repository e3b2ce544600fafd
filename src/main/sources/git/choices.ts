import { z } from 'zod'
import type { GitMetadata } from './ports'

/** What the user has chosen for the git source. */
export interface Choices {
  /** Folders to watch, absolute. */
  readonly folders: readonly string[]
  /** Further addresses the user commits with. */
  readonly aliases: readonly string[]
  /** Is nothing to be read until the user has it go on? */
  readonly paused: boolean
}

/** The choices' names in `integrations.metadata`, beside what others keep there. */
const choicesSchema = z.object({
  watchedFolders: z.array(z.string()).catch([]).default([]),
  aliases: z.array(z.string()).catch([]).default([]),
  paused: z.boolean().catch(false).default(false),
})

export async function readChoices(metadata: GitMetadata): Promise<Choices> {
  const { watchedFolders, aliases, paused } = choicesSchema.parse((await metadata.read()) ?? {})
  return { folders: watchedFolders, aliases, paused }
}

export async function keepChoices(metadata: GitMetadata, choices: Choices): Promise<void> {
  const { folders, aliases, paused } = choices
  await metadata.merge({ watchedFolders: folders, aliases, paused })
}
