import { z } from 'zod'
import { goalUnitSchema } from '../domain/goal-unit-schema'
import { goalIdSchema } from '../domain/ids'
import { defineRoutes } from './route'

export const goalDraftSchema = z.object({
  name: z.string().trim().min(1, 'A goal needs a name').max(200, 'At most 200 characters'),
  description: z.string().trim().max(2000, 'At most 2,000 characters').default(''),
  target: z
    .number('A number, please')
    .positive('More than zero')
    .max(1_000_000_000, 'At most a billion'),
  unit: goalUnitSchema,
})
export type GoalDraft = z.infer<typeof goalDraftSchema>

export const goalViewSchema = z.object({
  id: goalIdSchema,
  name: z.string(),
  description: z.string(),
  target: z.number(),
  current: z.number(),
  unit: z.string(),
  isCompleted: z.boolean(),
  createdAt: z.iso.datetime(),
  /** The running period; `end` is the day after its last, null for a goal without periods. */
  period: z.object({ start: z.iso.date(), end: z.iso.date().nullable() }),
  /** Earlier periods, newest first. */
  history: z.array(
    z.object({
      start: z.iso.date(),
      end: z.iso.date().nullable(),
      current: z.number(),
      target: z.number(),
      completed: z.boolean(),
    }),
  ),
})
export type GoalView = z.infer<typeof goalViewSchema>

export const goalsRoutes = defineRoutes({
  'goals.list': {
    input: z.void(),
    output: z.array(goalViewSchema),
    windows: ['panel', 'settings'],
  },
  'goals.create': { input: goalDraftSchema, output: goalViewSchema, windows: ['panel'] },
  'goals.update': {
    input: goalDraftSchema.extend({ id: goalIdSchema }),
    output: goalViewSchema,
    windows: ['panel'],
  },
  'goals.delete': { input: z.object({ id: goalIdSchema }), output: z.void(), windows: ['panel'] },
  /** Undoes a deletion: the goal comes back as it was, with its history. */
  'goals.restore': {
    input: z.object({ id: goalIdSchema }),
    output: goalViewSchema,
    windows: ['panel'],
  },
})
