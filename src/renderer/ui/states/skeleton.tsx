import { uiMessages } from '@shared/i18n/ui-messages'
import './states.css'

/** What a card shows while its content is on its way: nothing for 300 ms, then its shape. */
export function Skeleton({ rows = 3, block = false }: { rows?: number; block?: boolean }) {
  return (
    <div className={`skeleton ${block ? 'skeleton--block' : ''}`}>
      <span className="only-heard">{uiMessages.loading}</span>
      {!block &&
        Array.from({ length: rows }, (_, row) => <div key={row} className="skeleton__row" />)}
    </div>
  )
}
