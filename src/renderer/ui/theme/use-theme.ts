import { useLayoutEffect } from 'react'
import type { PetSnapshot } from '@shared/contract/pet'
import type { Settings } from '@shared/contract/settings'
import { loadManifest } from '../species/load-manifest'
import { type Accent, accentOf, isAccentKnown } from './accent'

/**
 * Dresses the page: the user's choice of light or dark as an attribute the style sheets look for, and the pet's colour
 * as the accent in both. A coat only its species knows is looked up there.
 */
export function useTheme(appearance: Settings['appearance'], pet: PetSnapshot | null): void {
  const species = pet?.species
  const colour = pet?.state.traits.color

  useLayoutEffect(() => {
    document.documentElement.dataset['appearance'] = appearance
  }, [appearance])

  useLayoutEffect(() => {
    if (species === undefined || colour === undefined) return
    wear(accentOf(colour))
    if (isAccentKnown(colour)) return
    let wanted = true
    loadManifest(species).then(
      ({ familiar }) => {
        const hex = familiar?.colors[colour]?.hex
        if (wanted && hex !== undefined) wear(accentOf(hex))
      },
      // Without its species' word the first coat's accent stays.
      () => undefined,
    )
    return () => {
      wanted = false
    }
  }, [species, colour])
}

function wear({ light, dark }: Accent): void {
  const { style } = document.documentElement
  style.setProperty('--accent-light', light.shape)
  style.setProperty('--accent-ink-light', light.ink)
  style.setProperty('--accent-dark', dark.shape)
  style.setProperty('--accent-ink-dark', dark.ink)
}
