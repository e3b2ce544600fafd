import { z } from 'zod'

/** A species' id is the name of its folder and of its address; also of pets in the database (50 characters). */
export const speciesIdSchema = z
  .string()
  .regex(/^[a-z0-9](?:[a-z0-9_-]{0,48}[a-z0-9])?$/, 'Not the name of a species')
