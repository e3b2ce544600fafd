import type {
  ImportSource,
  Inspection,
  SheetForm,
  SpeciesOverview,
  speciesRoutes,
} from '@shared/contract/species'
import type { PetSnapshot } from '@shared/contract/pet'
import type { PetId } from '@shared/domain/ids'
import type { HandlersOf } from '../handlers'

/** What the pet has become, and what else there is. */
export interface Worn {
  readonly overview: SpeciesOverview
  readonly pet: PetSnapshot
}

export interface SpeciesPorts {
  list(): Promise<SpeciesOverview>
  beginUpload(): Promise<{ readonly upload: string }>
  sendPart(upload: string, path: string, offset: number, data: string): Promise<void>
  inspect(source: ImportSource, form?: SheetForm): Promise<Inspection>
  stopInspecting(): Promise<void>
  readSheet(id: string, offset: number): Promise<{ readonly data: string; readonly total: number }>
  /** The pet that becomes one is the one that eats, where none is named. */
  adopt(id: string, pet?: PetId): Promise<Worn & { readonly id: string }>
  wear(id: string, color?: string, pet?: PetId): Promise<Worn>
  remove(id: string): Promise<Worn>
  restore(id: string): Promise<SpeciesOverview>
  exportOne(id: string): Promise<{ readonly file: string; readonly sizeBytes: number }>
}

export function speciesHandlers(ports: SpeciesPorts): HandlersOf<keyof typeof speciesRoutes> {
  return {
    'species.list': () => ports.list(),
    'species.beginUpload': () => ports.beginUpload(),
    'species.sendPart': ({ upload, path, offset, data }) =>
      ports.sendPart(upload, path, offset, data),
    'species.inspect': ({ source, sheet }) => ports.inspect(source, sheet),
    'species.stopInspecting': () => ports.stopInspecting(),
    'species.readSheet': (input) => ports.readSheet(input.import, input.offset),
    'species.adopt': (input) => ports.adopt(input.import, input.pet),
    'species.wear': ({ id, color, pet }) => ports.wear(id, color, pet),
    'species.remove': ({ id }) => ports.remove(id),
    'species.restore': ({ id }) => ports.restore(id),
    'species.export': ({ id }) => ports.exportOne(id),
  }
}
