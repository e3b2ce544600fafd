import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { codeOf } from '../../../failure'
import type { Git } from '../program/git'
import type { OpenRepository } from '../repository/open-repository'

/** The commits a shallow clone was cut off at; git shows them as if they had no parents. */
export async function readShallow(commonDir: string): Promise<ReadonlySet<string>> {
  const text = await readFile(join(commonDir, 'shallow'), 'utf8').catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return ''
    throw error
  })
  return new Set(text.split('\n').filter((line) => /^[0-9a-f]{40,64}$/.test(line)))
}

/** The parents a commit really has, whatever the clone lacks of them. Throws a GitFailure. */
export async function trueParents(
  git: Git,
  { at }: OpenRepository,
  sha: string,
  signal: AbortSignal,
): Promise<string[]> {
  const { text } = await git.ask({ at, args: ['cat-file', 'commit', sha], signal })
  const header = text.slice(0, text.indexOf('\n\n'))
  return [...header.matchAll(/^parent ([0-9a-f]{40,64})$/gm)].flatMap(([, parent]) => parent ?? [])
}
