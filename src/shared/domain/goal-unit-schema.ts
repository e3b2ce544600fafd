import { z } from 'zod'
import { parseGoalUnit } from './goal-unit'

/** Apart from the units themselves, so that a page which only reads them need not load the validator. */
export const goalUnitSchema = z
  .string()
  .max(50)
  .refine(
    (unit) => parseGoalUnit(unit) !== null,
    'Not a unit Familiar can count, such as commits/week',
  )
