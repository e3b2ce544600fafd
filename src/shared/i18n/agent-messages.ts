import type { Push } from '../contract/pushes'
import type { AgentState } from '../domain/agent-state'

type Told = Omit<Extract<Push, { type: 'agent.told' }>, 'type'>

/** How the pet tells of a coding agent. Main finds the words: the pet's page, open all day, is to stay small. */
export function agentNews(state: AgentState, agent: string | null): Told {
  const who = agent ?? 'Your coding agent'
  switch (state) {
    case 'thinking':
      return { act: 'work', words: null }
    case 'waiting':
      return { act: 'wave', words: { full: `${who} waits for you.`, short: `${who}: waits` } }
    case 'failed':
      return {
        act: 'trouble',
        words: { full: `${who} could not finish.`, short: `${who}: failed` },
      }
  }
}
