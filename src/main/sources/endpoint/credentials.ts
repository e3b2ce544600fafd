import { randomBytes } from 'node:crypto'
import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { Log } from '../../log'

const credentialsSchema = z.object({ url: z.string(), port: z.int(), token: z.string().min(32) })
export type Credentials = z.infer<typeof credentialsSchema>

/** The file other programs read to reach the endpoint. */
export function credentialsFile(dataFolder: string): string {
  return join(dataFolder, 'endpoint.json')
}

/**
 * Writes `endpoint.json` (0600) for the port of this run. The token stays the same from run to run, so that a hook
 * that has read it keeps working.
 */
export async function writeCredentials(
  dataFolder: string,
  port: number,
  log: Log,
): Promise<Credentials> {
  const file = credentialsFile(dataFolder)
  const token = (await readToken(file, log)) ?? randomBytes(32).toString('base64url')
  const credentials: Credentials = { url: `http://127.0.0.1:${port}`, port, token }
  await writeFile(`${file}.new`, `${JSON.stringify(credentials, null, 2)}\n`, { mode: 0o600 })
  await rename(`${file}.new`, file)
  return credentials
}

async function readToken(file: string, log: Log): Promise<string | null> {
  const text = await readFile(file, 'utf8').catch(() => null)
  if (text === null) return null
  try {
    return credentialsSchema.parse(JSON.parse(text)).token
  } catch (error) {
    log.warn('endpoint.json could not be read and is replaced', error)
    return null
  }
}
