import { type Change, bytesOf, isSame } from './change'
import { hookScripts } from './hook-script'
import type { Place } from './target'

/** What has to be written of Familiar's own for any hook to work. */
export async function scriptChanges({ dataFolder, terminal }: Place): Promise<Change[]> {
  const changes = await Promise.all(
    hookScripts(dataFolder, terminal.platform).map(async ({ file, text, mode }) => {
      const [before, after] = [await bytesOf(file), Buffer.from(text)]
      return { file, before, after, mode, whose: 'own' } as const
    }),
  )
  return changes.filter(({ before, after }) => !isSame(before, after))
}
