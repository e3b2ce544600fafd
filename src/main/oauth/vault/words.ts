/** What the vault says of itself and of what it cannot open. Shown as it is. */
export const words = {
  otherKey:
    'The sign-in of this connection was locked on another computer, or with a key that is gone. Sign in again; what was counted stays.',
  memoryOnly:
    'This computer has no safe place for the sign-in, so it was kept in memory only and ended with the last run. Sign in again; what was counted stays.',
  changed:
    'The stored sign-in of this connection is damaged or has been changed, and was not used. Sign in again; what was counted stays.',
  refused:
    'The key that locks the sign-in of this connection cannot be opened just now. Unlock the keychain of this computer and try again, or sign in again; what was counted stays.',
  newer:
    'The keys of your connections were written by a newer Familiar. Update this one; nothing was changed.',
  wrongPassword: 'That password does not open the connections of this account.',
  unreadableWrapping:
    'The keys of this account cannot be read. Save the password again on a computer whose connections work.',
  noKeyring:
    'This computer has no keyring, so sign-ins are kept in memory only: after each start you sign in again. Install a keyring, or allow the weaker protection.',
  weak: 'This computer has no keyring. Sign-ins are stored with a protection that other programs of this computer could undo.',
  refusedToKeep:
    'The keychain of this computer refused to keep a key, so sign-ins are kept in memory only and end with this run.',
  setAside: (file: string): string =>
    `The file with the keys of your connections was damaged. It was set aside as ${file}; sign in again where Familiar asks for it.`,
} as const
