/** The providers' own clock. It follows the computer's until a test takes it in hand. */
export class FakeClock {
  private source: () => number = Date.now
  private offset = 0
  private standingAt: number | null = null

  /** Milliseconds since the epoch, as the providers see it. */
  readonly now = (): number => this.standingAt ?? this.source() + this.offset

  /** Stops the clock at an instant; from then on only `advance` moves it. */
  set(at: number): void {
    this.standingAt = at
  }

  /** Moves the clock, standing or going, by `ms`; back with a negative number. */
  advance(ms: number): void {
    if (this.standingAt === null) this.offset += ms
    else this.standingAt += ms
  }

  /** Goes along with another clock, such as the one a test gives to the production code. */
  follow(source: () => number = Date.now): void {
    this.source = source
    this.offset = 0
    this.standingAt = null
  }
}

/** `2026-11-22T10:00:00Z`: whole seconds, as GitHub writes them. */
export function isoSeconds(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19)}Z`
}
