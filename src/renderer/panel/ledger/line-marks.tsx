import { Sparkles, Target } from 'lucide-react'
import { ledgerMessages } from '@shared/i18n/ledger-messages'
import type { GroupSummary } from './summarise-group'

/** What a line led to beyond its numbers: a level, goals reached. */
export function LineMarks({ summary: { levelReached, goalsReached } }: { summary: GroupSummary }) {
  if (levelReached === null && goalsReached.length === 0) return null
  return (
    <p className="ledger__marks numbers">
      {levelReached !== null && (
        <span className="ledger__mark">
          <Sparkles aria-hidden />
          {ledgerMessages.levelUp(levelReached)}
        </span>
      )}
      {goalsReached.map((name) => (
        <span key={name} className="ledger__mark ledger__mark--goal" title={name}>
          <Target aria-hidden />
          <span className="clip">{ledgerMessages.goalReached(name)}</span>
        </span>
      ))}
    </p>
  )
}
