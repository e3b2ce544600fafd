import { CircleAlert } from 'lucide-react'
import type { PetSnapshot } from '@shared/contract/pet'
import type { SpeciesOverview } from '@shared/contract/species'
import { othersMessages as words } from '@shared/i18n/others-messages'
import { Card } from '../../../ui/card'
import { Button } from '../../../ui/controls/button'
import { Loaded } from '../../../ui/states/loaded'
import { Notice } from '../../../ui/states/notice'
import { Copyable } from '../../data/copyable'
import { DropZone } from './drop-zone'
import { PreviewDialog } from './preview-dialog'
import { ProblemList } from './problem-list'
import { SheetDialog } from './sheet-dialog'
import { SpeciesRow } from './species-row'
import { type ImportingHere, useImporting } from './use-importing'
import { type SpeciesHere, useSpecies } from './use-species'
import './others.css'

/** The species that are here, and how others come in. */
export function OthersCards({ pet }: { pet: PetSnapshot }) {
  const here = useSpecies(pet)
  const importing = useImporting()
  return (
    <>
      <InstalledCard pet={pet} here={here} />
      <Card title={words.title}>
        <p className="muted small">{words.intro}</p>
        <DropZone
          busy={importing.state.step === 'busy'}
          status={importing.state.step === 'busy' ? importing.state.status : null}
          onFiles={(files) => void importing.take(files)}
          onStop={() => importing.stop()}
        />
        <Outcome importing={importing} here={here} />
        <CodexOffer overview={here.held.data} importing={importing} />
      </Card>
    </>
  )
}

function InstalledCard({ pet, here }: { pet: PetSnapshot; here: SpeciesHere }) {
  return (
    <Card title={words.installed}>
      <Loaded of={here.held} what={words.what} onRetry={() => here.reload()}>
        {({ installed }) => (
          <ul className="species-list">
            {installed.map((species) => (
              <SpeciesRow
                key={species.id}
                species={species}
                isWorn={species.id === pet.species}
                onWear={() => void here.wear(species)}
                onRemove={() => void here.remove(species)}
                onExport={() => void here.exportOne(species.id)}
              />
            ))}
          </ul>
        )}
      </Loaded>
      {here.exported !== null && (
        <div className="species-exported">
          <p className="small">{words.exported}</p>
          <Copyable what={words.path} text={here.exported} />
        </div>
      )}
    </Card>
  )
}

function Outcome({ importing, here }: { importing: ImportingHere; here: SpeciesHere }) {
  const { state } = importing
  switch (state.step) {
    case 'none':
    case 'busy':
      return null
    case 'failed':
      return (
        <div role="alert" className="import-outcome">
          <Notice icon={CircleAlert} look="problem">
            {state.message}
          </Notice>
        </div>
      )
    case 'refused':
      return (
        <div role="alert" className="import-outcome">
          <Notice icon={CircleAlert} look="problem" title={words.refused}>
            {words.nothingWritten}
          </Notice>
          <ProblemList problems={state.problems} />
        </div>
      )
    case 'form':
      return (
        <SheetDialog
          asked={state.asked}
          onDescribed={(form) => importing.describe(form)}
          onClose={() => importing.end()}
        />
      )
    case 'preview':
      return (
        <PreviewDialog
          preview={state.preview}
          onClose={() => importing.end()}
          onAdopt={async () => {
            const failure = await here.adopt(state.preview)
            if (failure === null) importing.end()
            return failure
          }}
        />
      )
  }
}

/** Codex's own pets, where there are any. */
function CodexOffer({
  overview,
  importing,
}: {
  overview: SpeciesOverview | null
  importing: ImportingHere
}) {
  const codex = overview?.codex
  if (!codex || codex.pets.length === 0) return null
  return (
    <section className="codex-offer">
      <h3>{words.codex}</h3>
      <ul className="species-list">
        {codex.pets.map(({ name, path }) => (
          <li key={path} className="species-row">
            <p className="species-row__words">{name}</p>
            <Button
              aria-label={words.lookAt(name)}
              busy={importing.state.step === 'busy'}
              onClick={() => void importing.look(path)}
            >
              {words.look}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
