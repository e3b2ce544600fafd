import { z } from 'zod'

/** The one high-rate message: the pet's window follows the pointer, which main reads for itself. */
export const dragMessageSchema = z.discriminatedUnion('phase', [
  z.object({ phase: z.literal('start') }),
  z.object({ phase: z.literal('move') }),
  z.object({ phase: z.literal('end') }),
])
export type DragMessage = z.infer<typeof dragMessageSchema>
