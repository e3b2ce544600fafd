import { z } from 'zod'
import type { NoUpdates, UpdateMeans } from '@shared/contract/updates'

/** What the packager writes into the manifest of a package, under `familiar`. */
export const builtWithSchema = z.object({
  /** `owner/repository` on GitHub whose releases are the updates; null where none was named. */
  releases: z
    .string()
    .regex(/^[\w.-]+\/[\w.-]+$/)
    .nullable(),
  /** Was it signed with a certificate? */
  signed: z.boolean(),
})
export type BuiltWith = z.infer<typeof builtWithSchema>

export interface UpdateFacts {
  readonly platform: NodeJS.Platform
  /** Null for what runs from its source. */
  readonly builtWith: BuiltWith | null
  /** The AppImage it runs from; null where there is none. */
  readonly appImage: string | null
  /** What the packager has noted of a Linux package, such as `deb`. */
  readonly packageType: string | null
}

export type UpdatePossibility =
  | { readonly possible: true; readonly means: UpdateMeans; readonly page: string }
  | { readonly possible: false; readonly why: NoUpdates; readonly page: string | null }

/** Whether a copy can replace itself, and how. */
export function updateMeans(facts: UpdateFacts): UpdatePossibility {
  const { platform, builtWith, appImage, packageType } = facts
  if (builtWith === null) return { possible: false, why: 'source', page: null }
  if (builtWith.releases === null) return { possible: false, why: 'no-place', page: null }
  const page = `https://github.com/${builtWith.releases}/releases`
  // Squirrel, which replaces apps on macOS, compares signatures and takes none that has none.
  if (platform === 'darwin')
    return { possible: true, means: builtWith.signed ? 'itself' : 'page', page }
  if (platform !== 'linux' || appImage !== null) return { possible: true, means: 'itself', page }
  return packageType === 'deb'
    ? { possible: true, means: 'package-manager', page }
    : { possible: false, why: 'unpacked', page }
}
