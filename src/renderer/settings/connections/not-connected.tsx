import { HeartPulse, Unplug } from 'lucide-react'
import { useState } from 'react'
import type { ConnectionView } from '@shared/contract/connections'
import { connectionsMessages as words } from '@shared/i18n/connections-messages'
import { Button } from '../../ui/controls/button'
import { OutwardLink } from '../../ui/controls/outward-link'
import { Notice } from '../../ui/states/notice'
import { useSettingsCommands } from '../store/use-settings'
import { ClientDialog } from './client-dialog'
import { ClientForm } from './client-form'
import { TokenForm } from './token-form'
import { useAsk } from './use-ask'

/** A provider nobody has connected: what it would read and why, before anything is asked, and the way in. */
export function NotConnected({ view }: { view: ConnectionView }) {
  const { why, reads, never } = words.reading(view.provider)
  const isHealth = view.provider === 'fitbit'
  return (
    <>
      {view.endByHand !== null && <EndByHand view={view} page={view.endByHand} />}
      <p>{why}</p>
      <div className={`reading ${isHealth ? 'reading--health' : ''}`}>
        {isHealth && (
          <p className="reading__title">
            <HeartPulse aria-hidden />
            {words.disclosure}
          </p>
        )}
        <h3>{words.reads}</h3>
        <ul>
          {reads.map((what) => (
            <li key={what}>{what}</li>
          ))}
        </ul>
        <p>{never}</p>
      </div>
      {view.provider === 'notion' ? <NotionWays view={view} /> : <OAuthWay view={view} />}
    </>
  )
}

/** The permission may still stand at the provider: where it can be ended. */
function EndByHand({ view: { provider }, page }: { view: ConnectionView; page: string }) {
  const { cancel } = useSettingsCommands().connections
  const { busy, ask } = useAsk()
  const name = words.name(provider)
  return (
    <Notice icon={Unplug} title={words.endByHand.title(name)}>
      {words.endByHand.words(provider)}
      <span className="connection__buttons">
        <OutwardLink href={page}>{words.endByHand.open(provider)}</OutwardLink>
        <Button look="quiet" busy={busy} onClick={() => void ask(() => cancel(provider))}>
          {words.endByHand.dismiss}
        </Button>
      </span>
    </Notice>
  )
}

function NotionWays({ view }: { view: ConnectionView }) {
  return (
    <>
      <TokenForm provider={view.provider} />
      <details className="fold" open={view.client.clientId !== null}>
        <summary>{words.token.instead}</summary>
        <OAuthWay view={view} second />
      </details>
    </>
  )
}

/** Signing in where there is a client to sign in with; else how to get one. */
function OAuthWay({ view, second = false }: { view: ConnectionView; second?: boolean }) {
  const { provider, client } = view
  const { connections } = useSettingsCommands()
  const { busy, ask } = useAsk()
  const [editing, setEditing] = useState(false)
  if (client.clientId === null) return <ClientForm view={view} connects />
  return (
    <div className="connection__buttons">
      <Button
        look={second ? 'plain' : 'primary'}
        busy={busy}
        onClick={() => void ask(() => connections.connect(provider))}
      >
        {second ? words.signIn(words.name(provider)) : words.connect(provider)}
      </Button>
      <Button look="quiet" className="connection__aside" onClick={() => setEditing(true)}>
        {client.isOwn ? words.client.edit(provider) : words.client.own(provider)}
      </Button>
      {client.isOwn && (
        <Button
          look="quiet"
          className="connection__aside"
          onClick={() =>
            void ask(() => connections.saveClient({ provider, clientId: null, clientSecret: null }))
          }
        >
          {words.client.forget(provider)}
        </Button>
      )}
      {editing && <ClientDialog view={view} onClose={() => setEditing(false)} />}
    </div>
  )
}
