import { basename, join } from 'node:path'
import { rm } from 'node:fs/promises'
import { z } from 'zod'
import { type UserId, userIdSchema } from '@shared/domain/ids'
import type { Clock } from '../../clock'
import type { Log } from '../../log'
import { createFile, readIfThere, replaceFile, setAside } from '../../private-file'
import { Trouble } from '../../trouble'
import { words } from './words'

const keyIdSchema = z.string().regex(/^[0-9a-f]{16}$/)

const wrappedKeySchema = z.object({
  id: keyIdSchema,
  createdAt: z.iso.datetime(),
  wrapped: z.base64(),
})

const contentSchema = z.object({
  version: z.literal(1),
  /** Whose keys these are. */
  userId: userIdSchema,
  /** The key that new things are sealed with. */
  current: keyIdSchema,
  keys: z.array(wrappedKeySchema).min(1),
  /** What the user's computers share the keys with; null while no password protects them. */
  accountKey: wrappedKeySchema.nullable(),
})
export type VaultContent = z.infer<typeof contentSchema>
export type WrappedKey = VaultContent['keys'][number]

/**
 * `vault-<user>.json`: the keys of one user, each wrapped by what this computer has to keep keys with. Of others who
 * live on this computer there is a file each. No token is in it.
 */
export interface VaultFile {
  /** Null when there is none, or none that can be used. Throws a Trouble for one of a newer Familiar. */
  read(): Promise<VaultContent | null>
  /** False when another process was first. */
  create(content: VaultContent): Promise<boolean>
  replace(content: VaultContent): Promise<void>
  remove(): Promise<void>
  /** The name a damaged file was set aside under in this run; null when none was. */
  readonly damaged: () => string | null
}

export interface VaultFileOptions {
  readonly userId: UserId
  readonly dataFolder: string
  readonly clock: Clock
  readonly log: Log
}

export function openVaultFile({ userId, dataFolder, clock, log }: VaultFileOptions): VaultFile {
  const file = join(dataFolder, `vault-${userId}.json`)
  let aside: string | null = null

  return {
    read: async () => {
      const bytes = await readIfThere(file)
      if (bytes === null) return null
      const json = parseJson(bytes.toString('utf8'))
      if (isNewer(json)) throw new Trouble('locked', words.newer)
      const parsed = contentSchema.safeParse(json)
      if (parsed.success && parsed.data.userId === userId) return parsed.data
      aside = basename(await setAside(file, clock()))
      log.warn('the file with the keys is damaged: it was set aside, and nothing it locked opens', {
        aside,
      })
      return null
    },
    create: (content) => createFile(file, bytesOf(content)),
    replace: (content) => replaceFile(file, bytesOf(content)),
    remove: () => rm(file, { force: true }),
    damaged: () => aside,
  }
}

function bytesOf(content: VaultContent): Buffer {
  return Buffer.from(`${JSON.stringify(contentSchema.parse(content), null, 2)}\n`)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function isNewer(json: unknown): boolean {
  const parsed = z.object({ version: z.int().min(2) }).safeParse(json)
  return parsed.success
}
