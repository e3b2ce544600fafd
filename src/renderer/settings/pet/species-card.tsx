import { petPageMessages as words } from '@shared/i18n/pet-page-messages'
import { Card } from '../../ui/card'
import { useManifest } from './use-manifest'

/** What kind of pet it is. */
export function SpeciesCard({ species }: { species: string }) {
  const loaded = useManifest(species)
  const manifest = loaded === 'missing' ? null : loaded
  return (
    <Card title={words.species}>
      <p>
        <strong className="species__name">{manifest?.displayName ?? species}</strong>
      </p>
      {manifest?.description !== undefined && <p className="muted">{manifest.description}</p>}
    </Card>
  )
}
