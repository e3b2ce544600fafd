import { Check } from 'lucide-react'
import { formatNumber } from '@shared/i18n/messages'

const RADIUS = 18
const LENGTH = 2 * Math.PI * RADIUS

/** How much of a goal is done, as a ring with its percentage. The words beside it say the same. */
export function GoalRing({ share, hue }: { share: number; hue: number }) {
  const shown = Math.min(1, Math.max(0, share))
  return (
    <span className="goal-ring" data-hue={hue} aria-hidden>
      <svg viewBox="0 0 44 44">
        <circle className="goal-ring__track" cx="22" cy="22" r={RADIUS} />
        {shown > 0 && (
          <circle
            className="goal-ring__fill"
            cx="22"
            cy="22"
            r={RADIUS}
            style={{ strokeDasharray: `${shown * LENGTH} ${LENGTH}` }}
          />
        )}
      </svg>
      {share >= 1 ? (
        <Check className="goal-ring__done" />
      ) : (
        <span className="goal-ring__number numbers">{formatNumber(Math.floor(shown * 100))}</span>
      )}
    </span>
  )
}
