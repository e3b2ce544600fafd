import type { SheetForm } from '@shared/contract/species'
import { Failure } from '../../failure'
import type { Log } from '../../log'
import type { ReadPackage } from '../import/import-species'
import type { Held } from '../library/library'
import { LIMITS } from '../limits'
import type { Files } from '../package/files'
import { type Outcome, problem } from '../problem'
import { NoThread, askThread } from './ask-thread'
import type { ThreadAnswer, ToThread } from './messages'

export interface StudioParts {
  /** The built thread; null where pets are read in place. */
  readonly thread: string | null
  /** Runs something later, in ms; answers how to call it off. */
  readonly after: (ms: number, run: () => void) => () => void
  readonly log: Log
}

/** Where pets are unpacked, decoded and drawn: seconds of work, in a thread of its own. */
export interface Studio {
  /** Reads a pet. What takes too long is refused; what is stopped rejects with a Failure. */
  read(files: Files, name: string, form?: SheetForm): Promise<Outcome<ReadPackage>>
  /** A species as a Codex pet in a zip. */
  exported(held: Held): Promise<Uint8Array>
  /** Ends what is being read. */
  stop(): void
}

/** For one pet, in ms. The largest that is allowed takes a tenth of that. */
export const READING_MS = 60_000

/** Opens the studio. A thread is begun for each request, and is gone with all its memory once that is answered. */
export function openStudio({ thread, after, log }: StudioParts): Studio {
  let reading: AbortController | null = null
  /** Null where there is no thread to be had. */
  const ask = async (
    files: Files,
    question: ToThread,
    stopped: AbortController,
  ): Promise<ThreadAnswer | null> => {
    if (thread === null) return null
    const callOff = after(READING_MS, () => stopped.abort(new TooLong()))
    try {
      return await askThread(thread, files, question, stopped.signal)
    } catch (error) {
      if (!(error instanceof NoThread)) throw error
      log.warn('there is no thread for pets here; they are read in place', error)
      return null
    } finally {
      callOff()
    }
  }
  return {
    read: async (files, name, form) => {
      const own = new AbortController()
      reading = own
      try {
        const answer = await ask(files, { kind: 'read', name, form }, own)
        if (answer?.kind === 'read') return answer.outcome
        // Readers of pictures and archives are not in memory before somebody brings a pet.
        const { importSpecies } = await import('../import/import-species')
        return await importSpecies(files, name, LIMITS, form)
      } catch (error) {
        if (error instanceof TooLong) return { ok: false, problems: [tooLong()] }
        throw error
      }
    },
    exported: async (held) => {
      const answer = await ask(new Map(), { kind: 'export', held }, new AbortController())
      if (answer?.kind === 'exported') return answer.zip
      const { exportCodex } = await import('../library/export-codex')
      return exportCodex(held)
    },
    stop: () => {
      reading?.abort(leftOff())
      reading = null
    },
  }
}

/** What a look at a pet comes to that is over before it has been read. */
export function leftOff(): Failure {
  return new Failure('CONFLICT', 'This pet is not looked at any more.')
}

class TooLong extends Error {}

function tooLong(): ReturnType<typeof problem> {
  return problem('time', `It could not be read within ${READING_MS / 1_000} seconds.`)
}
