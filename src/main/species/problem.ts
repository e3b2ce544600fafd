import type { ImportProblem, ImportRule } from '@shared/contract/species'

/** Where a rule is broken. */
export interface Place {
  readonly file?: string
  /** Of a sheet, from 0. */
  readonly row?: number
  /** Of a text, from 1. */
  readonly line?: number
}

/** A problem in words. A file's name comes from outside and is cut to a length that can be shown. */
export function problem(rule: ImportRule, message: string, place: Place = {}): ImportProblem {
  return {
    rule,
    file: place.file === undefined ? null : shown(place.file),
    row: place.row ?? null,
    line: place.line ?? null,
    message,
  }
}

/** A package that cannot be taken: the rules it breaks. Thrown inside this room, and a value at its door. */
export class Refusal extends Error {
  override readonly name = 'Refusal'

  constructor(readonly problems: readonly [ImportProblem, ...ImportProblem[]]) {
    super(problems.map(({ message }) => message).join(' '))
  }
}

/** Refuses for one reason. */
export function refuse(rule: ImportRule, message: string, place: Place = {}): never {
  throw new Refusal([problem(rule, message, place)])
}

/** A name from outside, fit to be shown: no line breaks, no marks that turn the words around it, not endless. */
export function shown(name: string): string {
  const clean = name.replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '�')
  return clean.length > 120 ? `${clean.slice(0, 119)}…` : clean
}

/** The outcome of reading a package. */
export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly [ImportProblem, ...ImportProblem[]] }

/** Runs a reader; its refusal becomes a value. Anything else is an error of ours and goes on. */
export async function outcomeOf<T>(read: () => Promise<T>): Promise<Outcome<T>> {
  try {
    return { ok: true, value: await read() }
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, problems: error.problems }
    throw error
  }
}
