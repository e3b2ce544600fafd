import { isUnreachable } from '../../database/connection'
import type { RawBatch } from '../../raw-event'
import type { SourcePorts } from '../source'
import { StoreFailure } from './ports'
import { GitFailure } from './program/git-failure'

/** The way out: hands batches over, and knows when the database is away. */
export class Delivery {
  private readonly underWay = new Set<Promise<number>>()
  private isAway = false
  private hasTriedAnew = false

  constructor(
    private readonly ports: SourcePorts,
    private readonly signal: AbortSignal,
    private readonly onAway: () => void,
  ) {}

  /** Hands a batch over. Throws a StoreFailure when it was not stored, and a GitFailure once the source has stopped. */
  async ingest(batch: RawBatch): Promise<number> {
    if (this.signal.aborted) throw new GitFailure('stopped', '')
    const handing = this.ports.ingest(batch)
    this.underWay.add(handing)
    try {
      const stored = await handing
      if (this.isAway) this.ports.log.info('the database is back; reading goes on')
      this.isAway = false
      this.hasTriedAnew = false
      return stored
    } catch (cause) {
      throw new StoreFailure('commits could not be handed over', { cause })
    } finally {
      this.underWay.delete(handing)
    }
  }

  /** The database did not answer: said once, until it is back. */
  away(error: unknown): void {
    if (this.signal.aborted) return
    if (isUnreachable(error)) this.onAway()
    if (this.isAway) return
    this.isAway = true
    this.ports.log.warn('commits wait until the database is back; none is lost', error)
  }

  /** The database answers again: is there something to be tried at once? Once, until it has taken something. */
  goesOn(): boolean {
    if (!this.isAway || this.hasTriedAnew) return false
    this.hasTriedAnew = true
    return true
  }

  /** Resolves when nothing is being handed over. */
  async ended(): Promise<void> {
    await Promise.allSettled(this.underWay)
  }
}
