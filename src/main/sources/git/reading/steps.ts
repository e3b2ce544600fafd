import type { Git } from '../program/git'
import type { OpenRepository } from '../repository/open-repository'

/**
 * For each commit, which files it takes from which contents to which, as one comparable text; none for a commit that
 * changes nothing. Throws a GitFailure.
 */
export async function stepsOf(
  git: Git,
  { at }: OpenRepository,
  shas: readonly string[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, string>> {
  const { text } = await git.ask({
    at,
    args: ['diff-tree', '--stdin', '--root', '-r', '--raw', '--no-abbrev', '--no-renames'],
    input: `${shas.join('\n')}\n`,
    signal,
  })
  const steps = new Map<string, string>()
  let current = ''
  for (const line of text.split('\n')) {
    if (/^[0-9a-f]{40,64}$/.test(line)) current = line
    else if (line !== '') steps.set(current, `${steps.get(current) ?? ''}${line}\n`)
  }
  return steps
}
