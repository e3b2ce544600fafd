/**
 * What a coding agent is at between its turns. It passes: it is shown and neither kept nor scored. A finished turn is an
 * event like any other, `agent.turn`.
 */
export const AGENT_STATES = ['thinking', 'waiting', 'failed'] as const
export type AgentState = (typeof AGENT_STATES)[number]
