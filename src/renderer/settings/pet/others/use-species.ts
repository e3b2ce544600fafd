import { useEffect, useState } from 'react'
import type { RouteResult } from '@shared/contract/errors'
import type { PetSnapshot } from '@shared/contract/pet'
import type { InstalledSpecies, SpeciesOverview, SpeciesPreview } from '@shared/contract/species'
import { othersMessages as words } from '@shared/i18n/others-messages'
import { uiMessages } from '@shared/i18n/ui-messages'
import type { Loadable } from '../../../ui/store/loadable'
import { showToast } from '../../../ui/toast/toasts'
import { useSettingsCommands } from '../../store/use-settings'

export interface SpeciesHere {
  readonly held: Loadable<SpeciesOverview>
  /** Where the last export is. */
  readonly exported: string | null
  reload(): void
  /** Answers why it could not be done. */
  adopt(preview: SpeciesPreview): Promise<string | null>
  wear(species: InstalledSpecies): Promise<void>
  remove(species: InstalledSpecies): Promise<void>
  exportOne(id: string): Promise<void>
}

/** The species of this computer, and what the pet becomes; each change can be taken back. */
export function useSpecies(pet: PetSnapshot): SpeciesHere {
  const { species: commands } = useSettingsCommands()
  const [held, setHeld] = useState<Loadable<SpeciesOverview>>({ data: null, error: null })
  const [exported, setExported] = useState<string | null>(null)
  const before = { id: pet.species, color: pet.state.traits.color }

  const load = async (): Promise<void> => {
    const result = await commands.list()
    setHeld((now) =>
      result.ok ? { data: result.data, error: null } : { data: now.data, error: result.error },
    )
  }
  useEffect(() => {
    let wanted = true
    void commands.list().then((result) => {
      if (wanted)
        setHeld(
          result.ok ? { data: result.data, error: null } : { data: null, error: result.error },
        )
    })
    return () => {
      wanted = false
    }
  }, [commands])

  /** Takes an answer in; a refusal is said in passing. */
  const take = <T>(result: RouteResult<T>, overview: (data: T) => SpeciesOverview): boolean => {
    if (result.ok) setHeld({ data: overview(result.data), error: null })
    else showToast(result.error.message, { look: 'problem' })
    return result.ok
  }
  const back = async (): Promise<void> => {
    take(await commands.wear(pet.id, before.id, before.color), (data) => data.overview)
  }
  const tellBecame = (name: string): void =>
    showToast(words.adopted(pet.name, name), {
      action: { label: uiMessages.undo, run: () => void back() },
    })

  return {
    held,
    exported,
    reload: () => void load(),
    adopt: async (preview) => {
      const result = await commands.adopt(preview, pet.id)
      if (!result.ok) return result.error.message
      setHeld({ data: result.data.overview, error: null })
      tellBecame(preview.name)
      return null
    },
    wear: async ({ id, name }) => {
      if (take(await commands.wear(pet.id, id), (data) => data.overview)) tellBecame(name)
    },
    remove: async ({ id, name }) => {
      if (!take(await commands.remove(id), (data) => data.overview)) return
      const undo = async (): Promise<void> => {
        if (take(await commands.restore(id), (data) => data) && before.id === id) await back()
      }
      showToast(words.removed(name), {
        action: { label: uiMessages.undo, run: () => void undo() },
      })
    },
    exportOne: async (id) => {
      const result = await commands.exportOne(id)
      if (result.ok) setExported(result.data.file)
      else showToast(result.error.message, { look: 'problem' })
    },
  }
}
