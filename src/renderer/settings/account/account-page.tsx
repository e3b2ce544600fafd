import { useEffect } from 'react'
import { accountMessages as words } from '@shared/i18n/account-messages'
import { Card } from '../../ui/card'
import { Loaded } from '../../ui/states/loaded'
import { useSettings, useSettingsCommands } from '../store/use-settings'
import { NameForm } from './name-form'
import { ServerCard } from './server-card'
import { SignInForm } from './sign-in-form'
import './account.css'

/** Whose profile this is, and how to come to it from another device. */
export function AccountPage() {
  const account = useSettings((state) => state.account)
  const { reload } = useSettingsCommands()
  // Another device may have changed it.
  useEffect(() => reload('account'), [reload])
  return (
    <>
      <p className="settings__intro">{words.intro}</p>
      <Loaded of={account} what={words.what} onRetry={() => reload('account')}>
        {(held) => (
          <>
            <Card title={words.you}>
              <NameForm held={held.displayName ?? ''} />
            </Card>
            {held.database === 'server' && <ServerCard account={held} />}
            <Card title={words.another}>
              <div className="account__why">
                <p>{words.anotherWhy}</p>
                <p className="muted">
                  {held.database === 'embedded'
                    ? words.anotherEmbedded
                    : words.anotherServer(held.location)}{' '}
                  {words.noMail}
                </p>
              </div>
              <SignInForm key={held.email} email={held.email} />
            </Card>
          </>
        )}
      </Loaded>
    </>
  )
}
