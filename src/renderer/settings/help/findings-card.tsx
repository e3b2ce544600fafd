import { CircleCheck, RefreshCw, TriangleAlert } from 'lucide-react'
import type { DoctorFinding } from '@shared/contract/doctor'
import { helpMessages as words } from '@shared/i18n/doctor-messages'
import { settingsMessages } from '@shared/i18n/settings-messages'
import { Card } from '../../ui/card'
import { Button } from '../../ui/controls/button'
import './help.css'

export interface FindingsCardProps {
  readonly findings: readonly DoctorFinding[]
  /** Why the last look did not work; null where it did. */
  readonly problem: string | null
  /** Looking just now. */
  readonly busy: boolean
  readonly onLookAgain: () => void
}

/** Everything that was looked at, what needs a look first. */
export function FindingsCard({ findings, problem, busy, onLookAgain }: FindingsCardProps) {
  const amiss = findings.filter(({ ok }) => !ok)
  const sorted = [...amiss, ...findings.filter(({ ok }) => ok)]
  return (
    <Card
      title={words.findings}
      summary={busy ? words.looking : words.verdict(amiss.length)}
      actions={
        <Button icon={RefreshCw} busy={busy} onClick={onLookAgain}>
          {words.lookAgain}
        </Button>
      }
    >
      {problem !== null && (
        <p className="findings__problem" role="alert">
          {problem}
        </p>
      )}
      <ul className="findings">
        {sorted.map((finding, at) => (
          <FindingRow key={`${finding.what} ${at}`} finding={finding} />
        ))}
      </ul>
    </Card>
  )
}

function FindingRow({ finding: { what, ok, said, advice, page } }: { finding: DoctorFinding }) {
  const Icon = ok ? CircleCheck : TriangleAlert
  return (
    <li className={ok ? 'finding' : 'finding finding--amiss'}>
      <Icon aria-hidden />
      <div className="finding__words">
        <p className="finding__what">
          {what} <span className="finding__state">{ok ? words.ok : words.notOk}</span>
        </p>
        <p className="finding__said numbers">{said}</p>
        {advice !== null && <p className="finding__said">{advice}</p>}
      </div>
      {!ok && page !== null && (
        <a
          className="button button--plain"
          href={`#${page}`}
          aria-label={words.mendNamed(settingsMessages.pages[page], what)}
        >
          {words.mend(settingsMessages.pages[page])}
        </a>
      )}
    </li>
  )
}
