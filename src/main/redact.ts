/** What looks like a secret, in any text that may be kept or shown. */
// Each pattern looks a bounded way back and forth: a log line may be long, and of somebody else's making.
const SECRETS: readonly [RegExp, string][] = [
  // user:password@ in a URL; a token alone stands there too
  [/(\b[a-z][a-z0-9+.-]{0,30}:\/\/)[^\s/@]{1,500}@/gi, '$1[hidden]@'],
  // tokens of GitHub, Notion and Google, and JSON Web Tokens, by their own first letters; GitHub's have no upper bound
  [/\b(?:gh[a-z]_|github_pat_|ntn_|nrt_|secret_|ya29\.|GOCSPX-|eyJ)[\w.-]{16,}/g, '[hidden]'],
  // Google's refresh tokens and codes; the same letters inside a path are none
  [/(?<![\w.:/-])(?:1\/\/|4\/0)[\w-]{16,}/g, '[hidden]'],
  [/(\bbearer\s+)[a-z0-9._~+/=-]+/gi, '$1[hidden]'],
  [/(\b[Bb]asic\s+)(?=\S{0,200}[A-Z0-9=+/])[A-Za-z0-9+/]{12,}={0,2}/g, '$1[hidden]'],
  // in an address, also in one inside another
  [
    /((?:[?&]|%3F|%26)(?:token|ticket|code|state|access_token|refresh_token|client_secret)(?:=|%3D))(?:(?!%26)[^\s&#"\\])+/gi,
    '$1[hidden]',
  ],
  // the cookie of a session, and whatever else is in the same header
  [/(\bfamiliar_\d{1,5}=)[\w-]+/g, '$1[hidden]'],
  [/(\b(?:set-)?cookie\\{0,7}"?\s{0,5}[:=]\s{0,5}\\{0,7}"?)[^\n"\\]+/gi, '$1[hidden]'],
  // What OAuth sends in form bodies and JSON. A short code is an error's, such as ENOENT or 23505.
  [
    /(\b(?:device_code|user_code|code_verifier)\\{0,7}"?\s{0,5}[:=]\s{0,5}\\{0,7}"?)[^\s",}&\\]+/gi,
    '$1[hidden]',
  ],
  [/(\bcode\\{0,7}"?\s{0,5}[:=]\s{0,5}\\{0,7}"?)[^\s",}&\\]{18,}/gi, '$1[hidden]'],
  [
    /((?:password|secret|token|authorization)\\{0,7}"?\s{0,5}[:=]\s{0,5}\\{0,7}"?)(?:[^\s",}\\]|\\(?!["\\]))+/gi,
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
