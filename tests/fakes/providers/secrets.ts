import { randomBytes } from 'node:crypto'

/** Everything a provider handed out or was shown that must never lie around in the clear. */
export class SecretBook {
  private readonly noted = new Set<string>()

  /** A new token or code of `length` characters after its prefix. */
  mint(prefix: string, length: number): string {
    return this.note(prefix + randomLetters(length))
  }

  note(secret: string): string {
    if (secret !== '') this.noted.add(secret)
    return secret
  }

  /** Each as it is, and as it looks in an address where that differs. */
  all(): readonly string[] {
    return [...new Set([...this.noted].flatMap((each) => [each, encodeURIComponent(each)]))]
  }
}

/** Letters and digits of hexadecimal. */
export function randomLetters(length: number): string {
  return randomBytes(length).toString('hex').slice(0, length)
}
