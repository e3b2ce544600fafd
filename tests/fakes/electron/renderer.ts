import { EventEmitter } from 'node:events'
import type { ContextBridge, IpcRenderer } from 'electron'
import { createContextBridge } from './context-bridge'
import { FakeEvent } from './event'
import { FakeIpcMainEvent, ipcMain } from './ipc-main'
import type { FakeWebContents } from './web-contents'
import type { FakeWebFrameMain } from './web-frame-main'

class FakeIpcRenderer
  extends EventEmitter
  implements Pick<IpcRenderer, 'invoke' | 'send' | 'sendSync'>
{
  constructor(
    private readonly contents: FakeWebContents,
    private readonly frame: FakeWebFrameMain,
  ) {
    super()
  }

  async invoke(channel: string, ...args: unknown[]): Promise<unknown> {
    try {
      return await ipcMain.invoke(this.event(), channel, args)
    } catch (error) {
      // Only the message comes back from main.
      throw new Error(`Error invoking remote method '${channel}': ${String(error)}`, {
        cause: error,
      })
    }
  }

  send(channel: string, ...args: unknown[]): void {
    ipcMain.receive(this.event(), channel, args)
  }

  sendSync(channel: string, ...args: unknown[]): unknown {
    return ipcMain.receiveSync(this.event(), channel, args)
  }

  private event(): FakeIpcMainEvent {
    return new FakeIpcMainEvent(this.contents, this.frame)
  }
}

/** A document's process: what its preload gets of Electron, and the page's own world. */
export interface FakeRenderer {
  readonly ipcRenderer: FakeIpcRenderer
  readonly contextBridge: Pick<ContextBridge, 'exposeInMainWorld'>
  /** The page's `globalThis`. */
  readonly world: Record<string, unknown>
}

/** The process behind a document; by default of the page's top frame. */
export function createRenderer(
  contents: FakeWebContents,
  frame: FakeWebFrameMain = contents.mainFrame,
): FakeRenderer {
  const world: Record<string, unknown> = {}
  const ipcRenderer = new FakeIpcRenderer(contents, frame)
  contents.attach((channel, args) => ipcRenderer.emit(channel, new FakeEvent(), ...args))
  return { ipcRenderer, contextBridge: createContextBridge(world), world }
}
