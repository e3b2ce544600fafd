import { type Notice, NOTICES } from '@shared/domain/notice'
import { desktopMessages as words } from '@shared/i18n/desktop-messages'
import { SettingRow } from '../fields/setting-row'
import { useSavedField } from '../fields/use-saved-field'
import { useSettingsCommands } from '../store/use-settings'
import './sound-card.css'

interface NoticesFieldProps {
  readonly held: readonly Notice[]
  /** Why the system shows none; null where nothing is known against it. */
  readonly problem: string | null
}

/** Of what the system tells the user. */
export function NoticesField({ held, problem }: NoticesFieldProps) {
  const { update } = useSettingsCommands()
  const field = useSavedField(held, (notices) => update({ notices: [...notices] }))
  const toggle = (notice: Notice): void =>
    field.change(NOTICES.filter((one) => field.value.includes(one) !== (one === notice)))
  return (
    <SettingRow label={words.notices} hint={problem ?? words.noticesHint} state={field.state}>
      {({ labelId, describedBy }) => (
        <ul className="sounds" aria-labelledby={labelId} aria-describedby={describedBy}>
          {NOTICES.map((notice) => (
            <li key={notice}>
              <label>
                <input
                  type="checkbox"
                  checked={field.value.includes(notice)}
                  onChange={() => toggle(notice)}
                />
                <span>{words.noticeName(notice)}</span>
              </label>
            </li>
          ))}
        </ul>
      )}
    </SettingRow>
  )
}
