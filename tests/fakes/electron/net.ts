import type { Net } from 'electron'

class FakeNet implements Pick<Net, 'isOnline'> {
  /** For tests: is there any network at all? */
  online = true

  isOnline(): boolean {
    return this.online
  }
}

export const net = new FakeNet()
