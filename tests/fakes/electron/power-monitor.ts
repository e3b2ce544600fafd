import { EventEmitter } from 'node:events'
import { FakeEvent } from './event'

class FakePowerMonitor extends EventEmitter {
  /** For tests: since the user touched the computer last. */
  idleSeconds = 0

  /** For tests: has the plug been pulled? */
  onBatteryPower = false

  isOnBatteryPower(): boolean {
    return this.onBatteryPower
  }

  getSystemIdleTime(): number {
    return this.idleSeconds
  }

  /** For tests: the computer goes to sleep. */
  sleep(): void {
    this.emit('suspend')
  }

  /** For tests: the computer wakes up. */
  wake(): void {
    this.emit('resume')
  }

  /** For tests: the user locks the screen. */
  lock(): void {
    this.emit('lock-screen')
  }

  /** For tests: the user is back at a locked screen. */
  unlock(): void {
    this.emit('unlock-screen')
  }

  /** For tests: the computer is switched off. */
  shutDown(): void {
    this.emit('shutdown', new FakeEvent())
  }
}

export const powerMonitor = new FakePowerMonitor()
