/**
 * What a computer offers to keep a key safe: the vault's data key is wrapped by it before it is written anywhere.
 */
export interface SecretStore {
  /**
   * How good it is, asked when needed: before the host has started nothing is known. `keychain`: the system's own;
   * `key-file`: a file only this account can read; `none`: whatever it writes could be read by anyone.
   */
  protection(): Promise<'keychain' | 'key-file' | 'none'>
  /** Encrypts; what comes out can be written to disk. */
  wrap(plain: Buffer): Promise<Buffer>
  /** Decrypts; `rewrap`: the system has a newer key, wrap it again. Rejects when it cannot, now or ever. */
  unwrap(wrapped: Buffer): Promise<{ plain: Buffer; rewrap: boolean }>
}
