import type { Page } from 'playwright'
import { z } from 'zod'

/** What of Chromium's heap snapshot is read: a node is so many numbers in a row, whose names are told at its beginning. */
const snapshotSchema = z.object({
  snapshot: z.object({
    meta: z.object({
      node_fields: z.array(z.string()),
      node_types: z.tuple([z.array(z.string())]).rest(z.unknown()),
    }),
  }),
  nodes: z.array(z.number()),
})

/** What a page holds, after everything unused has been collected. */
export interface Held {
  /** Bytes of objects, arrays, strings and functions: what a page that forgets to let go has more and more of. */
  readonly objects: number
  /**
   * Bytes of code compiled so far, and of the shapes of objects it has met. V8 compiles what is seen for the first time,
   * and again, better, what is seen often; it grows by steps and levels off.
   */
  readonly code: number
  /** Elements and listeners of the document, in it or kept outside of it. */
  readonly nodes: number
  readonly listeners: number
}

/** Looks through the page's memory by way of Chromium's own snapshot of it. */
export async function heldBy(page: Page): Promise<Held> {
  const session = await page.context().newCDPSession(page)
  const chunks: string[] = []
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk))
  await session.send('HeapProfiler.collectGarbage')
  const { nodes, jsEventListeners: listeners } = await session.send('Memory.getDOMCounters')
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false })
  await session.detach()
  return { ...bytesOf(snapshotSchema.parse(JSON.parse(chunks.join('')))), nodes, listeners }
}

function bytesOf({
  snapshot: { meta },
  nodes,
}: z.infer<typeof snapshotSchema>): Pick<Held, 'objects' | 'code'> {
  const { length: width } = meta.node_fields
  const typeAt = meta.node_fields.indexOf('type')
  const sizeAt = meta.node_fields.indexOf('self_size')
  const bytes = { objects: 0, code: 0 }
  for (let at = 0; at < nodes.length; at += width) {
    const type = meta.node_types[0][nodes[at + typeAt] ?? -1]
    const size = nodes[at + sizeAt] ?? Number.NaN
    if (type === 'code' || type === 'object shape') bytes.code += size
    // What the browser itself keeps, of styles for one, is its cache.
    else if (type !== 'native') bytes.objects += size
  }
  return bytes
}
