import type { Push } from '@shared/contract/pushes'
import type { AgentState } from '@shared/domain/agent-state'
import { agentWords } from '@shared/i18n/agent-messages'
import type { Act } from '../behaviour/act'

const ACT_FOR: Readonly<Record<AgentState, Act>> = {
  thinking: 'work',
  waiting: 'wave',
  failed: 'trouble',
}

/** How the pet shows what a coding agent is at. Fetched with the first news: most pages never hear any. */
export function agentNews({
  state,
  agent,
}: Extract<Push, { type: 'agent.told' }>): readonly [Act, ReturnType<typeof agentWords>] {
  return [ACT_FOR[state], agentWords(state, agent)]
}
