import { z } from 'zod'
import { isEventType } from './event-type'

/** Apart from the types themselves, so that a page which only names them need not load the validator. */
export const eventTypeSchema = z
  .string()
  .refine(isEventType, 'Not an event type: use a known one, or custom.<name> in lower case')
