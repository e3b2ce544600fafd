import './meter.css'

interface MeterProps {
  readonly label: string
  readonly value: number
  readonly max: number
  /** The value in words, with its unit. */
  readonly text: string
  readonly look: 'accent' | 'green'
}

/** How full something is, as a bar. */
export function Meter({ label, value, max, text, look }: MeterProps) {
  const share = max > 0 ? Math.min(1, Math.max(0, value / max)) : 0
  return (
    <div
      className={`meter meter--${look}`}
      role="meter"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={Math.round(max)}
      aria-valuenow={Math.round(value)}
      aria-valuetext={text}
    >
      <div className="meter__fill" style={{ width: `${share * 100}%` }} />
    </div>
  )
}
