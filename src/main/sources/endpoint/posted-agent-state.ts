import { z } from 'zod'
import { AGENT_STATES, type AgentState } from '@shared/domain/agent-state'

const TYPES = AGENT_STATES.map((state) => `agent.${state}` as const)

const schema = z.strictObject({
  type: z.enum(TYPES),
  meta: z
    .looseObject({
      /** Who it is, as a person calls it. */
      agent: z
        .string()
        .transform((name) => name.replace(/[\p{Cc}\p{Bidi_Control}]+/gu, ' ').trim())
        .pipe(z.string().max(40))
        .optional(),
    })
    .default({}),
})

/** What a coding agent is at, as it is shown. */
export interface AgentNews {
  readonly state: AgentState
  /** Null where it does not say. */
  readonly agent: string | null
}

/** Is what was posted to `/v1/events` of a passing state, and no event? */
export function tellsAgentState(json: unknown): boolean {
  const posted = z.object({ type: z.enum(TYPES) }).safeParse(json)
  return posted.success
}

/** Reads a passing state. */
export const agentNewsSchema = schema.transform(({ type, meta }): AgentNews => {
  const state = AGENT_STATES.find((one) => type === `agent.${one}`)
  if (state === undefined) throw new Error(`${type} is no state of an agent`)
  return { state, agent: meta.agent === undefined || meta.agent === '' ? null : meta.agent }
})
