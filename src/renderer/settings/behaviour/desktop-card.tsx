import type { Desktop } from '@shared/contract/desktop'
import type { Settings } from '@shared/contract/settings'
import { type Shortcut, SHORTCUTS } from '@shared/domain/shortcut'
import { desktopMessages as words } from '@shared/i18n/desktop-messages'
import { Card } from '../../ui/card'
import { Loaded } from '../../ui/states/loaded'
import { LineForm } from '../fields/line-form'
import { SwitchField } from '../fields/switch-field'
import { useSettings, useSettingsCommands } from '../store/use-settings'
import { HoursField } from './hours-field'
import { NoticesField } from './notices-field'
import './desktop-card.css'

/** What only the desktop app can do: keys, notifications, a start at login. */
export function DesktopCard({ held }: { held: Settings }) {
  const desktop = useSettings((state) => state.desktop)
  const { reload } = useSettingsCommands()
  return (
    <Card title={words.title}>
      <Loaded of={desktop} what={words.what} onRetry={() => reload('desktop')}>
        {(now) =>
          now.isDesktopApp ? (
            <DesktopFields held={held} desktop={now} />
          ) : (
            <p className="muted">{words.needsApp}</p>
          )
        }
      </Loaded>
    </Card>
  )
}

function DesktopFields({ held, desktop }: { held: Settings; desktop: Desktop }) {
  const { update, setStartAtLogin } = useSettingsCommands()
  const { startAtLogin, notificationProblem } = desktop
  return (
    <>
      <SwitchField
        label={words.startAtLogin}
        hint={words.startAtLoginHint(startAtLogin)}
        held={startAtLogin === 'on'}
        save={setStartAtLogin}
      />
      <SwitchField
        label={words.clickThrough}
        hint={words.clickThroughHint}
        held={held.clickThrough}
        save={(clickThrough) => update({ clickThrough })}
      />
      <NoticesField held={held.notices} problem={notificationProblem} />
      <HoursField
        label={words.quietHours}
        hint={words.quietHoursHint}
        incompleteWords={words.quietIncomplete}
        held={held.quietHours}
        save={(quietHours) => update({ quietHours })}
      />
      <SwitchField
        label={words.doNotDisturb}
        hint={words.doNotDisturbHint}
        held={held.doNotDisturb}
        save={(doNotDisturb) => update({ doNotDisturb })}
      />
      <div className="keys">
        {SHORTCUTS.map((shortcut) => (
          <KeysField
            key={shortcut}
            shortcut={shortcut}
            held={held.shortcuts}
            problem={desktop.shortcutProblems.find((one) => one.shortcut === shortcut)?.problem}
          />
        ))}
      </div>
    </>
  )
}

interface KeysFieldProps {
  readonly shortcut: Shortcut
  readonly held: Settings['shortcuts']
  readonly problem: string | undefined
}

function KeysField({ shortcut, held, problem }: KeysFieldProps) {
  const { update } = useSettingsCommands()
  const save = async (typed: string): Promise<string | undefined> => {
    const keys = typed.trim() === '' ? null : typed
    const result = await update({ shortcuts: { ...held, [shortcut]: keys } })
    return result.ok ? undefined : result.error.message
  }
  return (
    <div>
      <LineForm
        label={words.shortcutName(shortcut)}
        hint={words.shortcutHint}
        held={held[shortcut] ?? ''}
        submit={{ label: words.saveKeys }}
        input={{ spellCheck: false }}
        onSubmit={save}
      />
      {problem !== undefined && (
        <p className="field__error" role="status">
          {problem}
        </p>
      )}
    </div>
  )
}
