import { createHash } from 'node:crypto'

/** One page of the listener: what happened, and that the tab may be closed. */
export interface Page {
  readonly status: number
  readonly title: string
  readonly sentence: string
}

export const pages = {
  done: (name: string): Page => ({
    status: 200,
    title: 'You are back',
    sentence: `Familiar goes on with ${name} by itself. You may close this tab.`,
  }),
  declined: (name: string): Page => ({
    status: 200,
    title: 'Nothing was connected',
    sentence: `${name} was told not to let Familiar in, and it stays out. You may close this tab.`,
  }),
  notOurs: {
    status: 400,
    title: 'That is not the answer',
    sentence: 'This page was opened by something Familiar did not begin. You may close this tab.',
  },
  used: {
    status: 410,
    title: 'Already used',
    sentence: 'This answer has been used, and works only once. You may close this tab.',
  },
  nothing: { status: 404, title: 'Nothing here', sentence: 'You may close this tab.' },
} as const

const STYLE = `
:root { color-scheme: light dark; }
body { margin: 0; min-height: 100vh; display: grid; place-content: center; padding: 2rem;
  font: 1rem/1.5 system-ui, sans-serif; text-align: center; color: #23202b; background: #faf7f2; }
h1 { margin: 0 0 0.5rem; font-size: 1.5rem; font-weight: 650; }
p { margin: 0; max-width: 32rem; }
@media (prefers-color-scheme: dark) { body { color: #ece8f3; background: #1c1a22; } }
`

/** Sent with each page: it loads nothing, runs nothing, tells nobody where it came from, and is kept nowhere. */
export const PAGE_HEADERS: Readonly<Record<string, string>> = {
  'Content-Type': 'text/html; charset=utf-8',
  'Content-Security-Policy': [
    "default-src 'none'",
    `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
}

/** The page as HTML. Its words are ours alone: nothing of a request is in them. */
export function renderPage({ title, sentence }: Page): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${title} - Familiar</title>
<style>${STYLE}</style>
</head>
<body><main><h1>${title}</h1><p>${sentence}</p></main></body>
</html>
`
}
