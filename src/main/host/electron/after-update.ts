import { mkdir, rm } from 'node:fs/promises'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { readIfThere, replaceFile } from '../../private-file'
import { defaultDataFolder } from '../data-folder'
import type { Flags } from '../flags'

/** Longer than any installer takes, and too short for a start that has nothing to do with it. */
const VALID_MS = 10 * 60_000

const keptSchema = z.object({
  dataDir: z.string().min(1).nullable(),
  port: z.int().min(0).max(65_535),
  open: z.boolean(),
  watch: z.array(z.string().min(1)).max(1_000),
})
const noteSchema = z.object({
  /** The version that is put in place. */
  version: z.string(),
  /** Ms since the epoch. */
  at: z.number(),
  flags: keptSchema,
})

/** What of the command line a Familiar comes back with. */
export type KeptFlags = z.infer<typeof keptSchema>

/** In the system's own folder for Familiar's data, whichever one the flags name: who comes back knows no other. */
export function afterUpdateFile(): string {
  return join(defaultDataFolder(process.platform, process.env, homedir()), 'after-update.json')
}

/**
 * Notes for the version that is put in place what this one was started with: installers start it without arguments
 * (NSIS, Squirrel and AppImage alike; after a deb Electron starts it itself, with all of them). Rejects with what kept the
 * note from being written.
 */
export async function keepFlags(
  file: string,
  { dataDir, port, open, watch }: Flags,
  version: string,
  now: number,
): Promise<void> {
  await rm(file, { force: true })
  if (dataDir === null && port === 0 && open && watch.length === 0) return
  const flags: KeptFlags = { dataDir, port, open, watch: [...watch] }
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  await replaceFile(
    file,
    Buffer.from(JSON.stringify({ version, at: now, flags } satisfies z.input<typeof noteSchema>)),
  )
}

/**
 * What the version before this one has noted; null where it has noted nothing for this version and this moment. Whatever
 * it says, the note is gone afterwards: no start but the first after an update hears of it. Unless it is for a version that
 * is being put in place just now: somebody has started the old one meanwhile, and the new one still needs it.
 */
export async function takeFlags(
  file: string,
  version: string,
  now: number,
): Promise<KeptFlags | null> {
  try {
    const bytes = await readIfThere(file)
    if (bytes === null) return null
    const note = noteIn(bytes)
    const age = now - (note?.at ?? 0)
    const isFresh = age >= 0 && age <= VALID_MS
    if (note !== null && isFresh && note.version !== version) return null
    // One that cannot be taken away would be read again: it is not believed.
    await rm(file)
    return note !== null && isFresh ? note.flags : null
  } catch {
    // Out of reach. A start must not come to grief by it.
    return null
  }
}

/** Null for a damaged one. */
function noteIn(bytes: Buffer): z.infer<typeof noteSchema> | null {
  try {
    return noteSchema.parse(JSON.parse(bytes.toString('utf8')))
  } catch {
    return null
  }
}
