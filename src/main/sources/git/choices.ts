import { z } from 'zod'
import type { GitMetadata } from './ports'

/** What the user has chosen for the git source. */
export interface Choices {
  /** Folders to watch, absolute. */
  readonly folders: readonly string[]
  /** Further addresses the user commits with. */
  readonly aliases: readonly string[]
}

/** The choices' names in `integrations.metadata`, beside what others keep there. */
const choicesSchema = z.object({
  watchedFolders: z.array(z.string()).catch([]).default([]),
  aliases: z.array(z.string()).catch([]).default([]),
})

export async function readChoices(metadata: GitMetadata): Promise<Choices> {
  const { watchedFolders, aliases } = choicesSchema.parse((await metadata.read()) ?? {})
  return { folders: watchedFolders, aliases }
}

export async function keepChoices(metadata: GitMetadata, choices: Choices): Promise<void> {
  await metadata.merge({ watchedFolders: choices.folders, aliases: choices.aliases })
}
