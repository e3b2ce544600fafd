import { ZodError } from 'zod'
import { Trouble } from '../../trouble'
import { troubleWords } from './trouble-words'

/** What a poll's error means to the user: a `Trouble` as it is, an answer that could not be parsed, or a mistake of ours. */
export function troubleFrom(error: unknown, provider: string): Trouble {
  if (error instanceof Trouble) return error
  if (error instanceof SyntaxError || error instanceof ZodError)
    return new Trouble('unreadable', troubleWords.unreadable(provider), { cause: error })
  return new Trouble('internal', troubleWords.internal(provider), { cause: error })
}
