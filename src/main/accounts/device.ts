import { basename, join } from 'node:path'
import { ZodError, z } from 'zod'
import { userIdSchema } from '@shared/domain/ids'
import type { Clock } from '../clock'
import { newUuid } from '../ids'
import type { Log } from '../log'
import { readIfThere, replaceFile, setAside } from '../private-file'

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

/** Reads `<data folder>/device.json`, and makes it on the first run. Rejects for one that is damaged. */
export async function readDevice(dataFolder: string): Promise<Device> {
  const bytes = await readIfThere(fileIn(dataFolder))
  if (bytes !== null) return deviceSchema.parse(JSON.parse(bytes.toString('utf8')))
  const device: Device = {
    deviceId: newUuid(),
    profiles: {},
    ownProfiles: {},
    weakVaultUsers: [],
  }
  await writeDevice(dataFolder, device)
  return device
}

/**
 * `readDevice` for a start, which must not come to grief by a file that is damaged: that is set aside, and this device is
 * a new one. The profile of the built-in database is found again without it; what the old device had of its own, such as
 * watched folders, and who was signed in on a server, is not.
 */
export async function openDevice(
  dataFolder: string,
  { clock, log }: { readonly clock: Clock; readonly log: Log },
): Promise<Device> {
  try {
    return await readDevice(dataFolder)
  } catch (error) {
    if (!(error instanceof SyntaxError) && !(error instanceof ZodError)) throw error
    const aside = basename(await setAside(fileIn(dataFolder), clock()))
    log.warn('device.json is damaged and was set aside: this device is a new one from now on', {
      aside,
      error,
    })
    return readDevice(dataFolder)
  }
}

/** Replaces `device.json`; it is never seen half-written, nor empty after a power failure. */
export async function writeDevice(dataFolder: string, device: Device): Promise<void> {
  await replaceFile(fileIn(dataFolder), Buffer.from(`${JSON.stringify(device, null, 2)}\n`))
}

function fileIn(dataFolder: string): string {
  return join(dataFolder, 'device.json')
}
