/** A poll was ended from outside: the computer goes to sleep, the user pauses, the app closes. Nobody's trouble. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted'

  constructor() {
    super('the poll was interrupted')
  }
}
