import { type Answer, html, redirect } from './exchange'

/** What a person at the provider's page does: `page` waits for a click, the others answer at once. */
export type Consent = 'page' | 'allow' | 'deny'

/** The provider's page that asks a person, or its answer where a test has given it beforehand. */
export function consentAnswer(
  consent: Consent,
  who: string,
  allowed: () => string,
  denied: string,
): Answer {
  if (consent === 'allow') return redirect(allowed())
  if (consent === 'deny') return redirect(denied)
  return html(`<!doctype html><meta charset="utf-8"><title>Sign in – ${escaped(who)}</title>
<h1>${escaped(who)}</h1><p>Familiar would like to read your data.</p>
<p><a id="allow" href="${escaped(allowed())}">Allow</a> <a id="deny" href="${escaped(denied)}">Deny</a></p>`)
}

/** An address with parameters added; undefined ones are left out. */
export function withQuery(
  address: string,
  parameters: Readonly<Record<string, string | undefined>>,
): string {
  const url = new URL(address)
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== undefined) url.searchParams.set(name, value)
  }
  return url.href
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')
}
