import type { DataWork } from '@shared/contract/data'
import { dataMessages } from '@shared/i18n/data-messages'
import { Progress } from '../../ui/controls/progress'
import { useSettings } from '../store/use-settings'

/** How far a piece of work with all of the data is; nothing while it is not under way. */
export function WorkLine({ kind }: { kind: DataWork['kind'] }) {
  const work = useSettings((state) => state.data.data?.work ?? null)
  if (work?.kind !== kind) return null
  const text = dataMessages.progress(work.done, work.total)
  return (
    <div className="work-line">
      <p className="muted small numbers" aria-hidden>
        {dataMessages.work(kind)}: {text}
      </p>
      <Progress label={dataMessages.work(kind)} done={work.done} total={work.total} text={text} />
    </div>
  )
}
