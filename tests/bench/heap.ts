import type { Page } from 'playwright'
import { z } from 'zod'

/**
 * What of Chromium's heap snapshot is read: a node, and what it refers to, is so many numbers in a row, whose names are
 * told at its beginning.
 */
const snapshotSchema = z.object({
  snapshot: z.object({
    meta: z.object({
      node_fields: z.array(z.string()),
      node_types: z.tuple([z.array(z.string())]).rest(z.unknown()),
      edge_fields: z.array(z.string()),
      edge_types: z.tuple([z.array(z.string())]).rest(z.unknown()),
    }),
  }),
  nodes: z.array(z.number()),
  edges: z.array(z.number()),
  strings: z.array(z.string()),
})

/** What a page holds, after everything unused has been collected. */
export interface Held {
  /** Bytes of its objects, arrays, strings and functions: what a page that forgets to let go has more and more of. */
  readonly objects: number
  /**
   * Bytes of code compiled so far, of the shapes of objects it has met, and of the patterns it copies literals from. V8
   * compiles what is seen for the first time, and again, better, what is seen often; it grows by steps and levels off.
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

type Snapshot = z.infer<typeof snapshotSchema>

interface Node {
  readonly type: string
  readonly name: string
  readonly bytes: number
  /** What it refers to: by which kind of reference, of which name, and where that stands among the nodes. */
  readonly refersTo: readonly {
    readonly kind: string
    readonly name: string
    readonly to: number
  }[]
}

function bytesOf(snapshot: Snapshot): Pick<Held, 'objects' | 'code'> {
  const nodes = nodesOf(snapshot)
  const patterns = patternsAmong(nodes)
  const bytes = { objects: 0, code: 0 }
  for (const [at, { type, bytes: size }] of nodes) {
    if (type === 'code' || type === 'object shape' || patterns.has(at)) bytes.code += size
    // What the browser itself keeps, of styles for one, is its cache.
    else if (type !== 'native') bytes.objects += size
  }
  return bytes
}

/** Objects and arrays that only V8 holds, as patterns of the literals in code it has met twice. */
function patternsAmong(nodes: ReadonlyMap<number, Node>): ReadonlySet<number> {
  const found = new Set<number>()
  const add = (at: number): void => {
    const { type, refersTo } = nodes.get(at)!
    if (found.has(at) || (type !== 'object' && type !== 'array')) return
    found.add(at)
    for (const { kind, name, to } of refersTo)
      if (kind === 'element' || (kind !== 'hidden' && name !== '__proto__')) add(to)
  }
  for (const { name, refersTo } of nodes.values())
    if (name === 'system / AllocationSite')
      for (const { name: part, to } of refersTo) if (part === 'transition_info') add(to)
  return found
}

function nodesOf({ snapshot: { meta }, nodes, edges, strings }: Snapshot): Map<number, Node> {
  const [node, edge] = [meta.node_fields, meta.edge_fields]
  const field = (at: number, name: string): number => nodes[at + node.indexOf(name)] ?? NaN
  const edgeField = (at: number, name: string): number => edges[at + edge.indexOf(name)] ?? NaN
  const all = new Map<number, Node>()
  let next = 0
  for (let at = 0; at < nodes.length; at += node.length) {
    const refersTo = Array.from({ length: field(at, 'edge_count') }, () => {
      const kind = meta.edge_types[0][edgeField(next, 'type')] ?? ''
      const called = edgeField(next, 'name_or_index')
      const to = edgeField(next, 'to_node')
      next += edge.length
      // Elements and hidden references have a number in place of a name.
      const name = kind === 'element' || kind === 'hidden' ? '' : (strings[called] ?? '')
      return { kind, name, to }
    })
    all.set(at, {
      type: meta.node_types[0][field(at, 'type')] ?? '',
      name: strings[field(at, 'name')] ?? '',
      bytes: field(at, 'self_size'),
      refersTo,
    })
  }
  return all
}
