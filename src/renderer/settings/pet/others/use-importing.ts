import { useState } from 'react'
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
  end(): void
}

/** Brings a pet from files to its preview. */
export function useImporting(): ImportingHere {
  const { species } = useSettingsCommands()
  const [state, setState] = useState<Importing>({ step: 'none' })
  const failed = (message: string): void => setState({ step: 'failed', message })

  const inspect = async (source: ImportSource): Promise<void> => {
    setState({ step: 'busy', status: words.looking })
    const result = await species.inspect(source)
    if (!result.ok) failed(result.error.message)
    else if (result.data.outcome === 'refused')
      setState({ step: 'refused', problems: result.data.problems })
    else if (result.data.outcome === 'form') setState({ step: 'form', source, asked: result.data })
    else setState({ step: 'preview', preview: result.data.preview })
  }

  return {
    state,
    take: async (chosen) => {
      try {
        const files = await chosen
        if (files.length === 0) {
          failed(words.nothing)
          return
        }
        const sent = await species.send(files, (done) =>
          setState({ step: 'busy', status: words.sending(done + 1, files.length) }),
        )
        if (sent.ok) await inspect(sent.data)
        else failed(sent.error.message)
      } catch (error) {
        // A folder that went away while it was read.
        failed(String(error))
      }
    },
    look: (path) => inspect({ from: 'path', path }),
    describe: async (form) => {
      if (state.step !== 'form') return []
      const result = await species.inspect(state.source, form)
      if (!result.ok) return [{ message: result.error.message, row: null }]
      if (result.data.outcome === 'refused') return result.data.problems
      if (result.data.outcome === 'ready')
        setState({ step: 'preview', preview: result.data.preview })
      return []
    },
    end: () => setState({ step: 'none' }),
  }
}
