import { PASSWORD_LENGTH } from '../contract/account'
import type { Strength } from '../domain/password-strength'
import { counted } from './messages'

const STRENGTH_WORDS: Readonly<Record<Strength, string>> = {
  weak: 'Weak: easy to guess. A few words in a row are better.',
  fair: 'Fair: somebody patient could guess it.',
  good: 'Good: hard to guess.',
  strong: 'Strong: nobody guesses this.',
}

/** Words of the settings' account page. */
export const accountMessages = {
  intro: 'Who you are here. Familiar needs none of this on a single computer.',
  what: 'Your account',
  you: 'You',
  name: 'Your name',
  nameHint: 'Shown in exports, so that you know whose they are.',
  nameSaved: 'Your name is saved.',
  another: 'Use on another device',
  anotherWhy:
    'With an address and a password you can sign in to this profile from another device: same pet, same goals, same connections.',
  anotherEmbedded:
    'Your data is on this computer alone, so this helps only once you move it to a server that several devices share (Data → Take it with you).',
  anotherServer: (location: string): string =>
    `Your data is on ${location}. Any device that uses this server can sign in.`,
  noMail: 'Familiar never sends mail; the address is only a name nobody else has.',
  email: 'E-mail address',
  password: 'Password',
  newPassword: 'New password',
  passwordHint: `At least ${PASSWORD_LENGTH} characters.`,
  keepPassword: 'Leave it empty to keep the one you have.',
  current: 'Current password',
  tooShort: (left: number): string =>
    `${counted(left, 'more character', 'more characters')} to go.`,
  strength: (strength: Strength): string => STRENGTH_WORDS[strength],
  save: 'Save',
  set: 'You can sign in with this from another device now.',
  changed: 'Your sign-in is changed.',
  server: 'This device',
  own: 'This device has a profile of its own on the server.',
  as: (email: string): string => `Signed in as ${email}.`,
  signIn: 'Sign in',
  signInHint:
    'The pet and everything else of that profile comes here. The profile this device has now stays on the server, for when you sign out.',
  signedIn: 'You are signed in.',
  signOut: 'Sign out',
  signOutHint: 'This device goes back to a profile of its own. Nothing of yours is deleted.',
  signedOut: 'You are signed out.',
}
