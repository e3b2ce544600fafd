import { ledgerMessages } from '@shared/i18n/ledger-messages'
import { uiMessages } from '@shared/i18n/ui-messages'
import { Button } from '../../ui/controls/button'
import type { LedgerState } from '../store/ledger-state'

interface OlderEntriesProps {
  readonly state: LedgerState['older']
  readonly hasMore: boolean
  readonly onMore: () => void
}

/** The foot of the ledger: more, all there is, or why more cannot be had. */
export function OlderEntries({ state, hasMore, onMore }: OlderEntriesProps) {
  if (!hasMore) return <p className="ledger__foot muted small">{ledgerMessages.oldest}</p>
  return (
    <div className="ledger__foot">
      {state === 'failed' && (
        <p className="field__error" role="alert">
          {uiMessages.failedToLoad(ledgerMessages.olderWhat)}
        </p>
      )}
      <Button busy={state === 'loading'} onClick={onMore}>
        {state === 'failed' ? uiMessages.retry : ledgerMessages.older}
      </Button>
    </div>
  )
}
