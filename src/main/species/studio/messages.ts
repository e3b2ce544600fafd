import type { SheetForm } from '@shared/contract/species'
import type { ReadPackage } from '../import/import-species'
import type { Held } from '../library/library'
import type { Outcome } from '../problem'

/** What the studio's thread is told. Both ends are of one build, so nothing of it is checked again. */
export type ToThread =
  /** Bytes of a file that is to be read, after those of it that came before. */
  | { readonly kind: 'part'; readonly path: string; readonly bytes: Uint8Array }
  | { readonly kind: 'read'; readonly name: string; readonly form: SheetForm | undefined }
  | { readonly kind: 'export'; readonly held: Held }

/** What it answers: first that it is there, then once what it was asked for. */
export type FromThread = { readonly kind: 'ready' } | ThreadAnswer

export type ThreadAnswer =
  | { readonly kind: 'read'; readonly outcome: Outcome<ReadPackage> }
  | { readonly kind: 'exported'; readonly zip: Uint8Array }
