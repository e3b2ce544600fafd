import { speciesIdSchema } from '@shared/contract/species'

/** Names that are devices and not folders on Windows. */
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)$/
const LONGEST_BASE = 44

/** An id for a pet of this name that nobody has: of its letters, or of none it has. */
export function freeId(name: string, isTaken: (id: string) => boolean): string {
  const base = name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST_BASE)
    .replace(/^-+|-+$/g, '')
  const stem = base === '' || RESERVED.test(base) ? `pet${base === '' ? '' : `-${base}`}` : base
  let id = stem
  for (let number = 2; isTaken(id); number += 1) id = `${stem}-${number}`
  return speciesIdSchema.parse(id)
}
