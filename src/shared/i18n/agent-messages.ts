import type { AgentState } from '../domain/agent-state'

interface Words {
  readonly full: string
  readonly short: string
}

/** What the pet says of a coding agent; null where its pose says it. */
export function agentWords(state: AgentState, agent: string | null): Words | null {
  const who = agent ?? 'Your coding agent'
  switch (state) {
    case 'thinking':
      return null
    case 'waiting':
      return { full: `${who} waits for you.`, short: `${who}: waits` }
    case 'failed':
      return { full: `${who} could not finish.`, short: `${who}: failed` }
  }
}
