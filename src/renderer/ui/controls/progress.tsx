import './meter.css'

interface ProgressProps {
  readonly label: string
  readonly done: number
  /** Null while it is not known: then only the words tell. */
  readonly total: number | null
  readonly text: string
}

/** How far something under way is. It never moves by itself. */
export function Progress({ label, done, total, text }: ProgressProps) {
  const share = total === null || total === 0 ? 0 : Math.min(1, done / total)
  return (
    <div
      className="meter meter--accent"
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      {...(total !== null && { 'aria-valuemax': total, 'aria-valuenow': Math.min(done, total) })}
      aria-valuetext={text}
    >
      <div className="meter__fill" style={{ width: `${share * 100}%` }} />
    </div>
  )
}
