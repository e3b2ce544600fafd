import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { codeOf, messageOf } from '../../main/failure'
import { redact } from '../../main/redact'
import type { Command } from '../command'
import { endpointOf } from '../endpoint'
import { EXIT, Problem } from '../outcome'
import { findHooks } from './hook'
import { statusSchema, troubleLines } from './status'

/** One thing that was looked at. */
interface Finding {
  readonly what: string
  readonly ok: boolean
  readonly said: string
}

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
      ...(await findHooks(place)).map(({ program, files, problem }) => ({
        what: `hook for ${program}`,
        ok: problem === null,
        said: problem ?? (files.length > 0 ? files.join(', ') : 'not installed'),
      })),
    ]
    const log = await endOfLog(dataFolder)
    const clean = (text: string): string => withoutHome(redact(text), terminal.home)
    const report = {
      findings: findings.map((finding) => ({ ...finding, said: clean(finding.said) })),
      log: log.map(clean),
    }
    const lines = [
      ...report.findings.map(({ what, ok, said }) => `${ok ? 'ok ' : 'NO '} ${what}: ${said}`),
      ...(report.log.length > 0 ? ['', 'The last warnings and errors of the log:'] : []),
      ...report.log,
    ]
    return {
      exit: findings.every(({ ok }) => ok) ? EXIT.ok : EXIT.failed,
      text: lines.join('\n'),
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
    const mode = (await stat(join(dataFolder, what))).mode & 0o777
    if (platform === 'win32' || (mode & 0o077) === 0) return { what, ok: true, said: 'private' }
    const said = `others may read it (mode ${mode.toString(8)}): make it 600`
    return { what, ok: false, said }
  } catch (error) {
    return { what, ok: false, said: codeOf(error) === 'ENOENT' ? 'not there' : messageOf(error) }
  }
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
  return text
    .split('\n')
    .filter((line) => /\b(?:warn|error)\b/i.test(line))
    .slice(-LOG_LINES)
}

/** Whose computer it is, is nobody's business who reads the report. */
function withoutHome(text: string, home: string): string {
  return home.length > 1 ? text.replaceAll(home, '~') : text
}
