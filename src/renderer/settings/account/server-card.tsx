import { LogIn, LogOut } from 'lucide-react'
import { type SubmitEvent, useState } from 'react'
import { type Account, accountRoutes } from '@shared/contract/account'
import { accountMessages as words } from '@shared/i18n/account-messages'
import { Card } from '../../ui/card'
import { Button } from '../../ui/controls/button'
import { Field } from '../../ui/controls/field'
import { showToast } from '../../ui/toast/toasts'
import { useSettingsCommands } from '../store/use-settings'

/** On a shared server: whose profile this device uses, and the way to another. */
export function ServerCard({ account: { signedIn, email } }: { account: Account }) {
  return (
    <Card title={words.server}>
      {signedIn && email !== null ? (
        <SignedIn email={email} />
      ) : (
        <>
          <div className="account__why">
            <p>{words.own}</p>
            <p className="muted">{words.signInHint}</p>
          </div>
          <GuestForm />
        </>
      )}
    </Card>
  )
}

function SignedIn({ email }: { email: string }) {
  const { signOut } = useSettingsCommands()
  const [busy, setBusy] = useState(false)
  const leave = async (): Promise<void> => {
    setBusy(true)
    const result = await signOut()
    setBusy(false)
    if (result.ok) showToast(words.signedOut)
    else showToast(result.error.message, { look: 'problem' })
  }
  return (
    <div className="account__as">
      <div>
        <p>{words.as(email)}</p>
        <p className="muted small">{words.signOutHint}</p>
      </div>
      <Button icon={LogOut} busy={busy} onClick={() => void leave()}>
        {words.signOut}
      </Button>
    </div>
  )
}

function GuestForm() {
  const { signIn } = useSettingsCommands()
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [error, setError] = useState<string | undefined>()
  const [busy, setBusy] = useState(false)

  const enter = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault()
    if (busy) return
    const parsed = accountRoutes['account.signIn'].input.safeParse({ email, password })
    setError(parsed.success ? undefined : parsed.error.issues[0]?.message)
    if (!parsed.success) return
    setBusy(true)
    const result = await signIn(parsed.data.email, parsed.data.password)
    setBusy(false)
    setPassword('')
    if (result.ok) showToast(words.signedIn)
    else setError(result.error.message)
  }

  return (
    <form className="account__form" noValidate onSubmit={(event) => void enter(event)}>
      <Field label={words.email}>
        {(control) => (
          <input
            {...control}
            className="input"
            type="email"
            autoComplete="username"
            value={email}
            onChange={(event) => setEmail(event.target.value)}
          />
        )}
      </Field>
      <Field label={words.password}>
        {(control) => (
          <input
            {...control}
            className="input"
            type="password"
            autoComplete="current-password"
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
        )}
      </Field>
      {error !== undefined && (
        <p className="field__error" role="alert">
          {error}
        </p>
      )}
      <div>
        <Button type="submit" icon={LogIn} busy={busy}>
          {words.signIn}
        </Button>
      </div>
    </form>
  )
}
