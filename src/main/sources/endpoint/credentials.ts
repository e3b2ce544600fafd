import { createHash, randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { Log } from '../../log'
import { readIfThere, replaceFile } from '../../private-file'

/** Without an address while Familiar does not run. */
const keptSchema = z.object({ token: z.string().min(32) })

export interface Credentials {
  readonly url: string
  readonly port: number
  readonly token: string
}

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
  await write(file, credentials)
  return credentials
}

/**
 * Takes the address out of `endpoint.json` and leaves the token. To be done while the port is still ours: whichever
 * program has it afterwards is sent nothing. Rejects when the file cannot be written.
 */
export async function withdrawCredentials(dataFolder: string, log: Log): Promise<void> {
  const file = credentialsFile(dataFolder)
  if ((await readIfThere(file)) === null) return
  const token = await readToken(file, log)
  if (token !== null) await write(file, { token })
}

/**
 * By this whoever answers at the port shows that it knows the token, without saying it. The one who asks has made up
 * the nonce, so an answer overheard earlier is of no use. Hooks compute it with `sha256sum`.
 */
export function proofOf(token: string, nonce: string): string {
  return createHash('sha256').update(`${nonce}:${token}`).digest('hex')
}

async function write(file: string, content: object): Promise<void> {
  await replaceFile(file, Buffer.from(`${JSON.stringify(content, null, 2)}\n`))
}

async function readToken(file: string, log: Log): Promise<string | null> {
  const text = await readFile(file, 'utf8').catch(() => null)
  if (text === null) return null
  try {
    return keptSchema.parse(JSON.parse(text)).token
  } catch (error) {
    log.warn('endpoint.json could not be read and is replaced', error)
    return null
  }
}
