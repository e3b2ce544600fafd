/** What looks like a secret, in any text that may be kept or shown. */
// Each pattern looks a bounded way back and forth: a log line may be long, and of somebody else's making.
const SECRETS: readonly [RegExp, string][] = [
  // user:password@ in a URL; a token alone stands there too
  [/(\b[a-z][a-z0-9+.-]{0,30}:\/\/)[^\s/@]{1,500}@/gi, '$1[hidden]@'],
  // tokens of GitHub, Notion and Google, and JSON Web Tokens, by their own first letters; GitHub's have no upper bound
  [/\b(?:gh[a-z]_|github_pat_|ntn_|secret_|ya29\.|eyJ)[\w.-]{16,}/g, '[hidden]'],
  // Google's refresh tokens and codes; the same letters inside a path are none
  [/(?<![\w.:/-])(?:1\/\/|4\/0)[\w-]{16,}/g, '[hidden]'],
  [/(\bbearer\s+)[a-z0-9._~+/=-]+/gi, '$1[hidden]'],
  [/(\b[Bb]asic\s+)(?=\S{0,200}[A-Z0-9=+/])[A-Za-z0-9+/]{12,}={0,2}/g, '$1[hidden]'],
  [/([?&](?:token|code|state|access_token|refresh_token|client_secret)=)[^\s&#"]+/gi, '$1[hidden]'],
  // What OAuth sends in form bodies and JSON. A short code is an error's, such as ENOENT or 23505.
  [
    /(\b(?:device_code|user_code|code_verifier)\\?"?\s{0,5}[:=]\s{0,5}\\?"?)[^\s",}&\\]+/gi,
    '$1[hidden]',
  ],
  [/(\bcode\\?"?\s{0,5}[:=]\s{0,5}\\?"?)[^\s",}&\\]{18,}/gi, '$1[hidden]'],
  [
    /((?:password|secret|token|authorization)\\?"?\s{0,5}[:=]\s{0,5}\\?"?)(?:[^\s",}\\]|\\(?!"))+/gi,
    '$1[hidden]',
  ],
]

/** The text with everything that looks like a secret replaced by `[hidden]`. */
export function redact(text: string): string {
  return SECRETS.reduce(
    (clean, [pattern, replacement]) => clean.replace(pattern, replacement),
    text,
  )
}
