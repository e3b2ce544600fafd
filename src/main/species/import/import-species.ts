import type { ImportFormat, SheetForm } from '@shared/contract/species'
import type { Limits } from '../limits'
import type { Files } from '../package/files'
import { openPackage } from '../package/open-package'
import { readJson } from '../package/text'
import { Refusal, type Outcome, outcomeOf, refuse } from '../problem'
import { codexManifests, readCodex } from './codex/codex'
import type { ImportedSpecies, Package } from './imported-species'
import { lookAtSheet, onlyPicture, readSheet } from './sheet/sheet'
import { readShimeji, shimejiFolders } from './shimeji/shimeji'
import { readVscodePets, vscodeGifs } from './vscode-pets/vscode-pets'
import { isWindowPet, readWindowPet } from './window-pet/window-pet'

export type ReadPackage =
  | { readonly kind: 'species'; readonly species: ImportedSpecies }
  | ({ readonly kind: 'form' } & Awaited<ReturnType<typeof lookAtSheet>>)

/**
 * Reads a pet from elsewhere, whatever its format, from the files as they were given: a zip, or the files themselves.
 * Nothing is written. A plain sheet without its form comes back as a form to be filled in.
 */
export function importSpecies(
  given: Files,
  name: string,
  limits: Limits,
  form?: SheetForm,
): Promise<Outcome<ReadPackage>> {
  return outcomeOf(async (): Promise<ReadPackage> => {
    const pack: Package = { files: await openPackage(given, limits), name, limits }
    const format = formatOf(pack)
    if (format.format !== 'sheet') return { kind: 'species', species: await readAs(format, pack) }
    if (form) return { kind: 'species', species: await readSheet(pack, form) }
    return { kind: 'form', ...(await lookAtSheet(pack)) }
  })
}

type Detected =
  | { readonly format: Exclude<ImportFormat, 'window-pet' | 'sheet'> }
  | { readonly format: 'window-pet'; readonly file: string }

function readAs(detected: Detected, pack: Package): ImportedSpecies | Promise<ImportedSpecies> {
  switch (detected.format) {
    case 'codex':
      return readCodex(pack)
    case 'shimeji':
      return readShimeji(pack)
    case 'vscode-pets':
      return readVscodePets(pack)
    case 'window-pet':
      return readWindowPet(pack, detected.file)
  }
}

/** Tells a format by the files that only it has. */
function formatOf(pack: Package): Detected | { readonly format: 'sheet' } {
  const paths = [...pack.files.keys()]
  const windowPet = paths.find((path) => /\.json$/i.test(path) && isWindowPet(jsonIf(pack, path)))
  if (windowPet !== undefined) return { format: 'window-pet', file: windowPet }
  if (codexManifests(paths).length > 0) return { format: 'codex' }
  if (shimejiFolders(paths).length > 0) return { format: 'shimeji' }
  if (vscodeGifs(pack.files).length > 0) return { format: 'vscode-pets' }
  if (onlyPicture(pack.files)) return { format: 'sheet' }
  return refuse(
    'unknown-format',
    'No pet that Familiar knows is in it: no pet.json, no shime1.png, no GIFs named <colour>_<state>_8fps.gif, no WindowPet JSON, and not one single sheet.',
  )
}

/** JSON that cannot be read tells nothing about the format; its reader says what is wrong with it. */
function jsonIf({ files, limits }: Package, path: string): unknown {
  try {
    return readJson(path, files.get(path) ?? new Uint8Array(), limits)
  } catch (error) {
    if (error instanceof Refusal) return null
    throw error
  }
}
