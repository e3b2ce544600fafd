import { constants } from 'node:fs'
import { copyFile, lstat, rm, stat } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
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
    const file = wanted === undefined ? null : resolve(workingFolder, wanted)
    if (file !== null) await refuseUnlessFree(file)
    const asked = { fetch: file !== null }
    const result = await endpointOf(dataFolder).post(
      '/v1/export',
      asked,
      exportResultSchema,
      'patient',
    )
    if (file !== null) await fetchTo(file, result.file)
    const written = { ...result, file: file ?? result.file }
    return done(`Written to ${written.file}: ${written.rows} rows.`, written)
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
  const folder = dirname(file)
  const isFolder = await stat(folder).then(
    (found) => found.isDirectory(),
    () => false,
  )
  if (!isFolder)
    throw new Problem(EXIT.failed, `${file} was not written: there is no folder ${folder}.`)
}

/** Nothing stays where it was written: all of one's data lie where one wants them, and nowhere else. */
async function fetchTo(file: string, from: string): Promise<void> {
  try {
    await copyFile(from, file, constants.COPYFILE_EXCL)
  } catch (cause) {
    const isThere = codeOf(cause) === 'EEXIST'
    // What has been copied of it, to a disk that is full, is no export. Another's file stays.
    if (!isThere) await rm(file, { force: true }).catch(() => undefined)
    const why = isThere ? 'there is a file of that name already' : messageOf(cause)
    throw new Problem(EXIT.failed, `${file} was not written: ${why}. Name another.`, { cause })
  } finally {
    // One that cannot be taken away is swept away by Familiar.
    await rm(from, { force: true }).catch(() => undefined)
  }
}
