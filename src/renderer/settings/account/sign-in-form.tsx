import { type SubmitEvent, useRef, useState } from 'react'
import { accountMessages as words } from '@shared/i18n/account-messages'
import { Button } from '../../ui/controls/button'
import { Field } from '../../ui/controls/field'
import { showToast } from '../../ui/toast/toasts'
import { useSettingsCommands } from '../store/use-settings'
import {
  type SignInFields,
  type SignInIssues,
  draftOf,
  issuesOf,
  passwordWords,
} from './sign-in-draft'

/** Address and password of the profile; the current password is asked for once there is one. */
export function SignInForm({ email }: { email: string | null }) {
  const { setSignIn } = useSettingsCommands()
  const hasAccount = email !== null
  const [fields, setFields] = useState<SignInFields>({
    email: email ?? '',
    password: '',
    currentPassword: '',
  })
  const [issues, setIssues] = useState<SignInIssues>({})
  const [busy, setBusy] = useState(false)
  const form = useRef<HTMLFormElement>(null)

  const complain = (found: SignInIssues): void => {
    setIssues(found)
    const [first] = Object.keys(found)
    form.current?.querySelector<HTMLElement>(`[name="${first ?? ''}"]`)?.focus()
  }
  const save = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault()
    if (busy) return
    const made = draftOf(fields, hasAccount)
    if ('issues' in made) {
      complain(made.issues)
      return
    }
    setBusy(true)
    const result = await setSignIn(made.draft)
    setBusy(false)
    if (!result.ok) {
      complain(issuesOf(result.error))
      return
    }
    setIssues({})
    setFields((now) => ({ ...now, password: '', currentPassword: '' }))
    showToast(hasAccount ? words.changed : words.set)
  }
  const field = (name: keyof SignInFields) => ({
    className: 'input',
    name,
    value: fields[name],
    onChange: ({ target }: { target: HTMLInputElement }) => {
      setFields((now) => ({ ...now, [name]: target.value }))
      setIssues((now) => ({ ...now, [name]: undefined, form: undefined }))
    },
  })
  const hint = hasAccount ? `${words.passwordHint} ${words.keepPassword}` : words.passwordHint

  return (
    <form ref={form} className="account__form" noValidate onSubmit={(event) => void save(event)}>
      <Field label={words.email} error={issues.email}>
        {(control) => (
          <input {...control} {...field('email')} type="email" autoComplete="username" />
        )}
      </Field>
      <Field
        label={hasAccount ? words.newPassword : words.password}
        hint={passwordWords(fields.password) ?? hint}
        error={issues.password}
      >
        {(control) => (
          <input {...control} {...field('password')} type="password" autoComplete="new-password" />
        )}
      </Field>
      {hasAccount && (
        <Field label={words.current} error={issues.currentPassword}>
          {(control) => (
            <input
              {...control}
              {...field('currentPassword')}
              type="password"
              autoComplete="current-password"
            />
          )}
        </Field>
      )}
      {issues.form !== undefined && (
        <p className="field__error" role="alert">
          {issues.form}
        </p>
      )}
      <div>
        <Button type="submit" look="primary" busy={busy}>
          {words.save}
        </Button>
      </div>
    </form>
  )
}
