import type { SpeciesOverview } from '@shared/contract/species'
import type { Push } from '@shared/contract/pushes'
import { FakeFailure } from './fake-failure'
import type { FakeHandlers } from './fake-handlers'
import { petIn, putPet } from './pet-answers'
import type { World } from './worlds/world'

type SpeciesRoute = Extract<keyof FakeHandlers, `species.${string}`>

const NOT_HERE = new FakeFailure({
  code: 'NOT_FOUND',
  message: 'Pets of others are looked at by the app itself.',
})
const refuse = (): never => {
  throw NOT_HERE
}

/** Answers about species: only the first one is here; reading pets from elsewhere is main's own work. */
export function speciesAnswers(
  world: World,
  push: (push: Push) => void,
): Pick<FakeHandlers, SpeciesRoute> {
  const overview: SpeciesOverview = {
    folder: '/home/robin/.local/share/familiar/species',
    installed: [
      {
        id: 'default',
        name: 'Wick',
        description: 'A small fox-cat.',
        isBuiltIn: true,
        format: null,
        credits: { author: null, licence: null, source: null, licenceText: null },
      },
    ],
    codex: null,
  }
  return {
    'species.list': () => overview,
    'species.beginUpload': () => ({ upload: 'b8f5c1f2-55a4-4f0e-9d57-8e9f1c9a7d10' }),
    'species.sendPart': () => undefined,
    'species.inspect': () => ({
      outcome: 'refused',
      problems: [
        {
          rule: 'frame-missing',
          file: 'spritesheet.png',
          row: 4,
          line: null,
          message: 'Row 4 of spritesheet.png (jumping) has 5 frames; frame 2 is empty.',
        },
      ],
    }),
    'species.stopInspecting': () => undefined,
    'species.readSheet': refuse,
    'species.adopt': refuse,
    'species.wear': ({ id, pet }) => ({
      overview,
      pet: putPet(world, push, { ...petIn(world, pet), species: id }),
    }),
    'species.remove': refuse,
    'species.restore': refuse,
    'species.export': refuse,
  }
}
