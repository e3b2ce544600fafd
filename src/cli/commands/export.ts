import { constants } from 'node:fs'
import { copyFile, lstat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { exportResultSchema } from '@shared/contract/data'
import { codeOf, messageOf } from '../../main/failure'
import type { Command } from '../command'
import { endpointOf } from '../endpoint'
import { EXIT, Problem, done } from '../outcome'

export const exportCommand: Command = {
  name: 'export',
  summary: 'write all of your data to a file',
  usage: 'familiar export [<file>]',
  details: ['<file>    where to; without, a new file in the folder “exports” of the data folder'],
  options: {},
  most: 1,
  run: async ({ words, dataFolder }, { workingFolder }) => {
    const [wanted] = words
    if (wanted !== undefined) await refuseUnlessFree(resolve(workingFolder, wanted))
    const result = await endpointOf(dataFolder).post(
      '/v1/export',
      {},
      exportResultSchema,
      'patient',
    )
    const file = wanted === undefined ? result.file : resolve(workingFolder, wanted)
    if (file !== result.file) await copy(result.file, file)
    return done(`Written to ${file}: ${result.rows} rows.`, { ...result, file })
  },
}

/** Said before there is an export that nobody wanted there. */
async function refuseUnlessFree(file: string): Promise<void> {
  const isThere = await lstat(file).then(
    () => true,
    () => false,
  )
  if (isThere)
    throw new Problem(
      EXIT.failed,
      `${file} was not written: there is a file of that name already. Name another.`,
    )
}

/** The other stays where it is: it is one of the exports the settings list. */
async function copy(from: string, to: string): Promise<void> {
  try {
    await copyFile(from, to, constants.COPYFILE_EXCL)
  } catch (cause) {
    const why =
      codeOf(cause) === 'EEXIST' ? 'there is a file of that name already' : messageOf(cause)
    throw new Problem(EXIT.failed, `${to} was not written: ${why}. The export is in ${from}.`, {
      cause,
    })
  }
}
