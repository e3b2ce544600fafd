import { useRef, useState } from 'react'
import type {
  ImportProblem,
  ImportSource,
  Inspection,
  SheetForm,
  SpeciesPreview,
} from '@shared/contract/species'
import { othersMessages as words } from '@shared/i18n/others-messages'
import type { ChosenFile } from '../../store/species-commands'
import { useSettingsCommands } from '../../store/use-settings'
import type { SheetRefusal } from './sheet-draft'

/** How far the importing of a pet has come. */
export type Importing =
  | { readonly step: 'none' }
  | { readonly step: 'busy'; readonly status: string }
  | { readonly step: 'refused'; readonly problems: readonly ImportProblem[] }
  /** Something else went wrong: the line to main, a file that went away. */
  | { readonly step: 'failed'; readonly message: string }
  | {
      readonly step: 'form'
      readonly source: ImportSource
      readonly asked: Extract<Inspection, { outcome: 'form' }>
    }
  | { readonly step: 'preview'; readonly preview: SpeciesPreview }

export interface ImportingHere {
  readonly state: Importing
  take(files: Promise<ChosenFile[]>): Promise<void>
  look(path: string): Promise<void>
  /** Answers what is wrong with the form; nothing when the pet can be shown. */
  describe(form: SheetForm): Promise<SheetRefusal>
  /** Leaves off what is sent or looked at. */
  stop(): void
  end(): void
}

/** Brings a pet from files to its preview. */
export function useImporting(): ImportingHere {
  const { species } = useSettingsCommands()
  const [state, setState] = useState<Importing>({ step: 'none' })
  /** What is under way; what has been left off says nothing more. */
  const under = useRef(new AbortController())
  const failed = (message: string): void => setState({ step: 'failed', message })
  const begin = (): AbortSignal => {
    under.current = new AbortController()
    return under.current.signal
  }

  const inspect = async (source: ImportSource, signal: AbortSignal): Promise<void> => {
    setState({ step: 'busy', status: words.looking })
    const result = await species.inspect(source)
    if (signal.aborted) return
    if (!result.ok) failed(result.error.message)
    else if (result.data.outcome === 'refused')
      setState({ step: 'refused', problems: result.data.problems })
    else if (result.data.outcome === 'form') setState({ step: 'form', source, asked: result.data })
    else setState({ step: 'preview', preview: result.data.preview })
  }

  return {
    state,
    take: async (chosen) => {
      const signal = begin()
      try {
        const files = await chosen
        if (files.length === 0) {
          failed(words.nothing)
          return
        }
        const tell = (done: number): void => {
          if (!signal.aborted)
            setState({ step: 'busy', status: words.sending(done + 1, files.length) })
        }
        const sent = await species.send(files, tell, signal)
        if (signal.aborted) return
        if (sent.ok) await inspect(sent.data, signal)
        else failed(sent.error.message)
      } catch (error) {
        // A folder that went away while it was read.
        if (!signal.aborted) failed(String(error))
      }
    },
    look: (path) => inspect({ from: 'path', path }, begin()),
    describe: async (form) => {
      if (state.step !== 'form') return []
      const result = await species.inspect(state.source, form)
      if (!result.ok) return [{ message: result.error.message, row: null }]
      if (result.data.outcome === 'refused') return result.data.problems
      if (result.data.outcome === 'ready')
        setState({ step: 'preview', preview: result.data.preview })
      return []
    },
    stop: () => {
      under.current.abort()
      setState({ step: 'none' })
      void species.stop()
    },
    end: () => setState({ step: 'none' }),
  }
}
