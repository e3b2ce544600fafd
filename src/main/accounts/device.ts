import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { userIdSchema } from '@shared/domain/ids'
import { codeOf } from '../failure'
import { newUuid } from '../ids'

const deviceSchema = z.object({
  /** This installation. Names what is its own on a database shared with others, such as watched folders. */
  deviceId: z.uuid(),
  /** Whose pet lives here, for each database this installation has used, by its location. */
  profiles: z.record(z.string(), userIdSchema),
  /** Who said that their tokens may be kept where nothing protects them well. */
  weakVaultUsers: z.array(userIdSchema).default([]),
  /** This device's own profile where somebody has signed in to another, for the way back. */
  ownProfiles: z.record(z.string(), userIdSchema).default({}),
})
export type Device = z.infer<typeof deviceSchema>

/** Reads `<data folder>/device.json`, and makes it on the first run. */
export async function readDevice(dataFolder: string): Promise<Device> {
  const text = await readFile(fileIn(dataFolder), 'utf8').catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return null
    throw error
  })
  if (text !== null) return deviceSchema.parse(JSON.parse(text))
  const device: Device = {
    deviceId: newUuid(),
    profiles: {},
    ownProfiles: {},
    weakVaultUsers: [],
  }
  await writeDevice(dataFolder, device)
  return device
}

/** Replaces `device.json`; it is never seen half-written. */
export async function writeDevice(dataFolder: string, device: Device): Promise<void> {
  const staging = `${fileIn(dataFolder)}.new`
  await writeFile(staging, `${JSON.stringify(device, null, 2)}\n`, { mode: 0o600 })
  await rename(staging, fileIn(dataFolder))
}

function fileIn(dataFolder: string): string {
  return join(dataFolder, 'device.json')
}
