import { extname, join } from 'node:path'
import { CONTENT_TYPES } from '../page-policy'
import { PAGE_ORIGIN } from './identity'

export interface PageFolders {
  /** The built pages. */
  readonly rendererFolder: string
  /** Holds `<id>/pet.json` and its sheets. */
  readonly speciesFolder: string
  /** Behind it: the species that were brought in, which have no folders of their own. */
  readonly importedFolder: string
}

export interface PageFile {
  readonly path: string
  /** Where it is when it is not there; null where there is no other place. */
  readonly otherwise: string | null
  readonly contentType: string
}

/**
 * One step of a path. A list of what is allowed, because a list of what is not would have to know every trick: encoded
 * or doubled dots, backslashes, NUL, drive letters, alternate streams (`a:b`), Windows' trailing dots and spaces.
 */
const STEP = /^[A-Za-z0-9_](?:[A-Za-z0-9_@.~-]*[A-Za-z0-9_~-])?$/

/**
 * The file a page's URL names: below `/species/` of the species, anything else of the built pages. Null for whatever is
 * not one of ours. Only the text decides; that the file exists is not known here.
 */
export function pageFile(url: string, folders: PageFolders): PageFile | null {
  const path = pathOf(url)
  if (path === null) return null
  const steps = path.split('/')
  if (!steps.every((step) => STEP.test(step))) return null
  const contentType = CONTENT_TYPES[extname(path)]
  if (contentType === undefined) return null
  if (steps[0] !== 'species')
    return { path: join(folders.rendererFolder, ...steps), otherwise: null, contentType }
  const [, ...ofSpecies] = steps
  // `/species/<id>/<file>`, or a coat's file one folder deeper, and nothing deeper still.
  if (ofSpecies.length !== 2 && ofSpecies.length !== 3) return null
  return {
    path: join(folders.speciesFolder, ...ofSpecies),
    otherwise: ofSpecies.length === 2 ? join(folders.importedFolder, ...ofSpecies) : null,
    contentType,
  }
}

/** The path of a URL of our origin, without its first slash, as it is written: nothing of ours needs encoding. */
function pathOf(url: string): string | null {
  const prefix = `${PAGE_ORIGIN}/`
  if (!url.startsWith(prefix)) return null
  const end = url.search(/[?#]/)
  return url.slice(prefix.length, end === -1 ? undefined : end)
}
