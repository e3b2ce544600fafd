import { randomBytes } from 'node:crypto'

/** Everything a provider handed out or was shown that must never lie around in the clear. */
export class SecretBook {
  private readonly noted = new Set<string>()

  /** A new token or code of `length` characters after its prefix. */
  mint(prefix: string, length: number): string {
    const secret = prefix + randomBytes(length).toString('hex').slice(0, length)
    return this.note(secret)
  }

  note(secret: string): string {
    if (secret !== '') this.noted.add(secret)
    return secret
  }

  all(): readonly string[] {
    return [...this.noted]
  }
}
