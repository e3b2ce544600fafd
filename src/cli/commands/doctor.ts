import { readFile, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import {
  type Finding,
  linesOfOwnParts,
  privacyOf,
  reportText,
  troubleLinesIn,
  withoutNames,
} from '@shared/domain/doctor'
import { doctorMessages } from '@shared/i18n/doctor-messages'
import { codeOf, messageOf } from '../../main/failure'
import { redact } from '../../main/redact'
import type { Command } from '../command'
import { endpointOf } from '../endpoint'
import { EXIT, Problem } from '../outcome'
import { findSender } from '../hooks/sender'
import type { Terminal } from '../terminal'
import { findHooks } from './hook'
import { statusSchema, troubleLines } from './status'

const LOG_LINES = 20

export const doctor: Command = {
  name: 'doctor',
  summary: 'look for what is wrong, in a report without secrets',
  usage: 'familiar doctor',
  details: [],
  options: {},
  most: 0,
  run: async ({ dataFolder }, terminal) => {
    const place = { terminal, dataFolder, repository: terminal.workingFolder, global: false }
    const findings: readonly Finding[] = [
      {
        what: 'this computer',
        ok: true,
        said: `${process.platform} ${process.arch}, Node ${process.version}`,
      },
      await lookAtFolder(dataFolder),
      await lookAtToken(dataFolder, terminal.platform),
      ...(await lookAtApp(dataFolder)),
      await lookAtSender(terminal),
      ...(await findHooks(place)).map(({ program, files, problem }) => ({
        what: `hook for ${program}`,
        ok: problem === null,
        said: problem ?? (files.length > 0 ? files.join(', ') : 'not installed'),
      })),
    ]
    // Familiar may not run, and here nobody knows what the user's repositories are called.
    const lines = await endOfLog(dataFolder)
    const log = linesOfOwnParts(lines)
    const leftOut = lines.length - log.length
    const { home, env } = terminal
    const names = [env['USER'], env['USERNAME'], basename(home)].filter(
      (name) => name !== undefined,
    )
    const hidden = { dataFolder, home, names }
    const clean = (text: string): string => withoutNames(redact(text), hidden)
    const report = {
      findings: findings.map((finding) => ({ ...finding, said: clean(finding.said) })),
      log: [...log.map(clean), ...(leftOut === 0 ? [] : [doctorMessages.linesLeftOut(leftOut)])],
    }
    return {
      exit: findings.every(({ ok }) => ok) ? EXIT.ok : EXIT.failed,
      text: reportText(report.findings, report.log),
      json: report,
    }
  },
}

async function lookAtFolder(dataFolder: string): Promise<Finding> {
  const what = 'data folder'
  try {
    const found = await stat(dataFolder)
    return { what, ok: found.isDirectory(), said: dataFolder }
  } catch (error) {
    const said = codeOf(error) === 'ENOENT' ? `${dataFolder} is not there` : messageOf(error)
    return { what, ok: false, said }
  }
}

async function lookAtToken(dataFolder: string, platform: NodeJS.Platform): Promise<Finding> {
  const what = 'endpoint.json'
  try {
    const { mode } = await stat(join(dataFolder, what))
    return { what, ...privacyOf(platform === 'win32' ? null : mode) }
  } catch (error) {
    return { what, ok: false, said: codeOf(error) === 'ENOENT' ? 'not there' : messageOf(error) }
  }
}

async function lookAtSender(terminal: Terminal): Promise<Finding> {
  const { program, ok, note } = await findSender(terminal)
  return { what: 'what hooks send with', ok, said: note ?? program }
}

async function lookAtApp(dataFolder: string): Promise<Finding[]> {
  try {
    const app = await endpointOf(dataFolder).get('/v1/status', statusSchema)
    const isWell = app.database.state === 'up' && app.quarantined === 0 && app.troubles.length === 0
    return [
      { what: 'Familiar', ok: true, said: `${app.version}, ${app.host} host, ${app.runtime}` },
      { what: 'its work', ok: isWell, said: troubleLines(app).join(' ') },
    ]
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return [{ what: 'Familiar', ok: false, said: error.message }]
  }
}

/** The newest lines that tell of trouble; none where there is no log. */
async function endOfLog(dataFolder: string): Promise<string[]> {
  const text = await readFile(join(dataFolder, 'logs', 'familiar.log'), 'utf8').catch(() => '')
  return troubleLinesIn(text, LOG_LINES)
}
