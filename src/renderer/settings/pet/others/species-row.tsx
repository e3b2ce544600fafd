import { Check, Download, Trash2 } from 'lucide-react'
import type { InstalledSpecies } from '@shared/contract/species'
import { othersMessages as words } from '@shared/i18n/others-messages'
import { Button } from '../../../ui/controls/button'
import { IconButton } from '../../../ui/controls/icon-button'

interface SpeciesRowProps {
  readonly species: InstalledSpecies
  readonly isWorn: boolean
  readonly onWear: () => void
  readonly onRemove: () => void
  readonly onExport: () => void
}

/** A species that is here: whose work it is, and what can be done with it. */
export function SpeciesRow({ species, isWorn, onWear, onRemove, onExport }: SpeciesRowProps) {
  const { name, isBuiltIn, format, credits } = species
  return (
    <li className="species-row">
      <div className="species-row__words">
        <p className="species-row__name">
          {name}
          {isWorn && (
            <span className="species-row__worn">
              <Check aria-hidden />
              {words.worn}
            </span>
          )}
        </p>
        <p className="muted small">
          {isBuiltIn
            ? words.own
            : [format && words.format(format), words.by(credits)].filter(Boolean).join(' · ')}
        </p>
      </div>
      <div className="species-row__actions">
        {!isWorn && (
          <Button aria-label={words.wearOne(name)} onClick={onWear}>
            {words.wear}
          </Button>
        )}
        <IconButton icon={Download} label={words.exportOne(name)} onClick={onExport} />
        {!isBuiltIn && (
          <IconButton icon={Trash2} label={words.removeOne(name)} onClick={onRemove} />
        )}
      </div>
    </li>
  )
}
