import { useEffect, useState } from 'react'
import { loadManifest } from '../../ui/species/load-manifest'
import type { SpeciesManifest } from '../../ui/species/species-manifest'

/** A species' manifest; null until it is there, and when it cannot be had. */
export function useManifest(species: string): SpeciesManifest | null {
  const [held, setHeld] = useState<{ species: string; manifest: SpeciesManifest } | null>(null)
  useEffect(() => {
    let wanted = true
    loadManifest(species).then(
      (manifest) => wanted && setHeld({ species, manifest }),
      // Missing art is nothing the user can mend here; the page says the rest.
      () => undefined,
    )
    return () => {
      wanted = false
    }
  }, [species])
  return held?.species === species ? held.manifest : null
}
