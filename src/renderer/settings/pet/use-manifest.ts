import { useEffect, useState } from 'react'
import { loadManifest } from '../../ui/species/load-manifest'
import type { SpeciesManifest } from '../../ui/species/species-manifest'

/** A species' manifest; null until it is there. */
export function useManifest(species: string): SpeciesManifest | 'missing' | null {
  const [held, setHeld] = useState<{
    readonly species: string
    readonly manifest: SpeciesManifest | 'missing'
  } | null>(null)
  useEffect(() => {
    let wanted = true
    loadManifest(species).then(
      (manifest) => wanted && setHeld({ species, manifest }),
      // Missing art is nothing the user can mend here; the page says the rest.
      () => wanted && setHeld({ species, manifest: 'missing' }),
    )
    return () => {
      wanted = false
    }
  }, [species])
  return held?.species === species ? held.manifest : null
}
