import { z } from 'zod'
import { appStatusSchema } from '@shared/contract/app'
import type { Command } from '../command'
import { endpointOf } from '../endpoint'
import { EXIT, done } from '../outcome'

export const petSchema = z.looseObject({
  name: z.string(),
  species: z.string(),
  level: z.int(),
  xpIntoLevel: z.number(),
  xpOfLevel: z.number(),
  energy: z.number(),
  hunger: z.number(),
  mood: z.string(),
  asleep: z.boolean(),
})

export const statusSchema = appStatusSchema.extend({
  version: z.string(),
  host: z.string(),
  runtime: z.string(),
})
type Status = z.infer<typeof statusSchema>

export const status: Command = {
  name: 'status',
  summary: 'how the pet is, and whether anything is wrong',
  usage: 'familiar status',
  details: [],
  options: {},
  most: 0,
  run: async ({ dataFolder }) => {
    const endpoint = endpointOf(dataFolder)
    const app = await endpoint.get('/v1/status', statusSchema)
    // Nobody could say then how the pet is, and what is wrong is what was asked for.
    if (app.database.state !== 'up')
      return {
        exit: EXIT.failed,
        text: troubleLines(app).join('\n'),
        json: { pet: null, app },
      }
    const pet = await endpoint.get('/v1/pet', petSchema)
    return done(`${petLine(pet)}\n${troubleLines(app).join('\n')}`, { pet, app })
  },
}

function petLine(pet: z.infer<typeof petSchema>): string {
  const mood = pet.asleep ? 'asleep' : pet.mood
  const xp = `${Math.floor(pet.xpIntoLevel)} of ${pet.xpOfLevel} XP`
  return `${pet.name} is ${mood}: level ${pet.level} (${xp}), energy ${pet.energy}, hunger ${pet.hunger}.`
}

/** What is wrong, a line each; that all is well in one. */
export function troubleLines({ database, quarantined, troubles }: Status): string[] {
  const lines = [
    ...(database.state === 'down' ? [database.problem] : []),
    ...(database.state === 'starting' ? ['The database is starting.'] : []),
    ...(quarantined > 0 ? [`Events that could not be read: ${quarantined}.`] : []),
    ...troubles.map(({ provider, message }) => `${provider}: ${message}`),
  ]
  return lines.length > 0 ? lines : ['All is well.']
}
