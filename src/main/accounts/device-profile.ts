import type { UserId } from '@shared/domain/ids'
import { readDevice, writeDevice } from './device'

/** The name under which a database is remembered in `device.json`. */
export function placeOf(kind: 'embedded' | 'server', location: string): string {
  // The embedded database goes with its folder, wherever that is moved.
  return kind === 'embedded' ? 'embedded' : location
}

/** From the next household on, this device lives with that profile. */
export async function useProfile(dataFolder: string, place: string, userId: UserId): Promise<void> {
  const device = await readDevice(dataFolder)
  await writeDevice(dataFolder, { ...device, profiles: { ...device.profiles, [place]: userId } })
}

/** As `useProfile`, for somebody who signed in; the device's own profile is remembered for the way back. */
export async function useGuestProfile(
  dataFolder: string,
  place: string,
  userId: UserId,
  own: UserId | null,
): Promise<void> {
  const device = await readDevice(dataFolder)
  await writeDevice(dataFolder, {
    ...device,
    profiles: { ...device.profiles, [place]: userId },
    ownProfiles: own === null ? device.ownProfiles : { ...device.ownProfiles, [place]: own },
  })
}

/** Goes back to the device's own profile; where there is none, the next household makes one. */
export async function leaveProfile(dataFolder: string, place: string): Promise<void> {
  const device = await readDevice(dataFolder)
  const { [place]: left, ...others } = device.profiles
  const own = device.ownProfiles[place]
  const profiles = own === undefined || own === left ? others : { ...others, [place]: own }
  await writeDevice(dataFolder, { ...device, profiles })
}
