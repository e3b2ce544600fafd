import { useCallback, useEffect, useState } from 'react'
import type { ResultOf } from '@shared/contract/contract'
import type { DoctorReport } from '@shared/contract/doctor'
import { helpMessages as words } from '@shared/i18n/doctor-messages'
import { announce } from '../../ui/live/announcements'
import { Loaded } from '../../ui/states/loaded'
import { type Loadable, ON_ITS_WAY } from '../../ui/store/loadable'
import { useSettingsCommands } from '../store/use-settings'
import { FindingsCard } from './findings-card'
import { ReportCard } from './report-card'

/** What Familiar finds when it looks at itself, and a report of it to hand on. Looked at anew whenever it is opened. */
export function HelpPage() {
  const { doctor } = useSettingsCommands()
  const [report, setReport] = useState<Loadable<DoctorReport>>(ON_ITS_WAY)
  const [busy, setBusy] = useState(true)

  const take = useCallback((result: ResultOf<'doctor.look'>): void => {
    setBusy(false)
    // What was found before stays where the second look fails: the failure is told beside it.
    setReport(({ data }) =>
      result.ok ? { data: result.data, error: null } : { data, error: result.error },
    )
    if (result.ok) announce(words.verdict(result.data.findings.filter(({ ok }) => !ok).length))
  }, [])
  const lookAgain = (): void => {
    setBusy(true)
    void doctor.look().then(take)
  }

  useEffect(() => void doctor.look().then(take), [doctor, take])

  return (
    <>
      <p className="settings__intro">{words.intro}</p>
      <Loaded of={report} what={words.what} onRetry={lookAgain}>
        {(found) => (
          <>
            <FindingsCard
              findings={found.findings}
              problem={report.error?.message ?? null}
              busy={busy}
              onLookAgain={lookAgain}
            />
            <ReportCard report={found} />
          </>
        )}
      </Loaded>
    </>
  )
}
