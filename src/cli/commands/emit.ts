import { z } from 'zod'
import type { Command } from '../command'
import { endpointOf } from '../endpoint'
import { EXIT, Problem, done } from '../outcome'

const answerSchema = z.object({ accepted: z.literal(true), duplicate: z.boolean() })

export const emit: Command = {
  name: 'emit',
  summary: 'tell the pet of something you did',
  usage:
    'familiar emit <type> [--value <n>] [--id <id>] [--title <text>] [--place <text>] [--meta <json>]',
  details: [
    '<type>    custom.<name>, or a type Familiar knows, such as task.completed',
    '--value   how much of it; 1 when left out',
    '--id      your name for it: told again, it is not counted again',
    '--title   what it was, as the ledger shows it',
    '--place   where it was',
    '--meta    a JSON object of anything else',
  ],
  options: {
    value: { type: 'string' },
    id: { type: 'string' },
    title: { type: 'string' },
    place: { type: 'string' },
    meta: { type: 'string' },
  },
  most: 1,
  run: async ({ words, text, dataFolder }) => {
    const [type] = words
    if (type === undefined)
      throw new Problem(EXIT.usage, 'Say what happened, such as: familiar emit custom.deploy')
    const [id, title, place] = [text('id'), text('title'), text('place')]
    const event = {
      type,
      ...(text('value') !== null && { value: numberIn(text('value')) }),
      ...(id !== null && { id }),
      meta: {
        ...objectIn(text('meta')),
        ...(title !== null && { title }),
        ...(place !== null && { place }),
      },
    }
    const answer = await endpointOf(dataFolder).post('/v1/events', event, answerSchema)
    return done(answer.duplicate ? 'Known already: not counted again.' : 'Told.', answer)
  },
}

function numberIn(text: string | null): number {
  const number = Number(text)
  if (Number.isFinite(number)) return number
  throw new Problem(EXIT.usage, '--value is a number, such as 1 or 2.5.')
}

function objectIn(text: string | null): Record<string, unknown> {
  if (text === null) return {}
  try {
    return z.record(z.string(), z.unknown()).parse(JSON.parse(text))
  } catch (cause) {
    throw new Problem(EXIT.usage, '--meta is a JSON object, such as {"branch": "main"}.', { cause })
  }
}
