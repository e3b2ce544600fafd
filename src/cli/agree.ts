import { EXIT, Problem } from './outcome'
import type { Terminal } from './terminal'

/** Makes sure the user wants it. Throws a Problem where they do not, or where nobody can be asked. */
export async function agree(question: string, yes: boolean, terminal: Terminal): Promise<void> {
  if (yes) return
  if (terminal.confirm === null)
    throw new Problem(
      EXIT.notConfirmed,
      'Nothing was changed, as nobody can be asked here. Add --yes to go on without a question.',
    )
  if (!(await terminal.confirm(question)))
    throw new Problem(EXIT.notConfirmed, 'Nothing was changed.')
}
