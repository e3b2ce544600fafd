import { stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { importResultSchema } from '@shared/contract/data'
import type { Command } from '../command'
import { agree } from '../agree'
import { endpointOf } from '../endpoint'
import { EXIT, Problem, done } from '../outcome'

export const importCommand: Command = {
  name: 'import',
  summary: 'replace all of your data by what an export holds',
  usage: 'familiar import <file> [--yes]',
  details: [
    '<file>    as `familiar export` or the settings write it',
    '--yes     do not ask first; a backup of what is there is taken in any case',
  ],
  options: { yes: { type: 'boolean' } },
  most: 1,
  run: async ({ words, flag, dataFolder }, terminal) => {
    const [named] = words
    if (named === undefined) throw new Problem(EXIT.usage, 'Name the file: familiar import <file>')
    const path = resolve(terminal.workingFolder, named)
    if (!(await isFile(path))) throw new Problem(EXIT.unreadable, `There is no file ${path}.`)
    const question = `All data of Familiar is replaced by what ${path} holds. Go on?`
    await agree(question, flag('yes'), terminal)
    const result = await endpointOf(dataFolder).post(
      '/v1/import',
      { path },
      importResultSchema,
      'patient',
    )
    const text = `Brought in ${result.rows} rows. What was there before is in ${result.backup}.`
    return done(text, result)
  },
}

async function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isFile(),
    () => false,
  )
}
