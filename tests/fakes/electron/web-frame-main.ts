import type { WebFrameMain } from 'electron'

let lastId = 0

export interface FrameFacts {
  readonly url: string
  readonly origin?: string
  readonly parent?: FakeWebFrameMain | null
}

/** A frame as main sees it. Goes with its document: from then on every property throws, as in Electron. */
export class FakeWebFrameMain implements Pick<
  WebFrameMain,
  'detached' | 'frameTreeNodeId' | 'isDestroyed' | 'origin' | 'processId' | 'routingId' | 'url'
> {
  private readonly id = (lastId += 1)
  private disposed = false

  constructor(private readonly facts: FrameFacts) {}

  get url(): string {
    return this.live().url
  }

  get origin(): string {
    const { origin, url } = this.live()
    // Node gives an unknown scheme no origin; Chromium gives one registered as standard scheme, host and port.
    return origin ?? /^([a-z]+:\/\/[^/]+)/.exec(url)?.[1] ?? 'null'
  }

  get parent(): FakeWebFrameMain | null {
    return this.live().parent ?? null
  }

  get top(): FakeWebFrameMain {
    return this.parent?.top ?? this
  }

  get frameTreeNodeId(): number {
    this.live()
    return this.id
  }

  get routingId(): number {
    this.live()
    return this.id
  }

  get processId(): number {
    this.live()
    return this.id
  }

  get detached(): boolean {
    this.live()
    return false
  }

  isDestroyed(): boolean {
    return this.disposed
  }

  /** For the other fakes and for tests: its document is gone. */
  dispose(): void {
    this.disposed = true
  }

  private live(): FrameFacts {
    if (this.disposed) {
      throw new Error('Render frame was disposed before WebFrameMain could be accessed')
    }
    return this.facts
  }
}
