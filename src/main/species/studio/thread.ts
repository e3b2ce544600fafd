import { parentPort } from 'node:worker_threads'
import { importSpecies } from '../import/import-species'
import { exportCodex } from '../library/export-codex'
import { LIMITS } from '../limits'
import type { Files } from '../package/files'
import type { FromThread, ToThread } from './messages'

// The studio's own thread: unpacks, decodes and draws, which takes seconds where art is large. It serves one request
// and is ended by whoever asked. What it throws ends it, and is heard there.

const parts = new Map<string, Uint8Array[]>()

function answer(message: FromThread, bytes?: Uint8Array<ArrayBuffer>): void {
  parentPort?.postMessage(message, bytes === undefined ? [] : [bytes.buffer])
}

async function take(message: ToThread): Promise<void> {
  switch (message.kind) {
    case 'part':
      parts.set(message.path, [...(parts.get(message.path) ?? []), message.bytes])
      return
    case 'read': {
      const files: Files = new Map([...parts].map(([path, some]) => [path, Buffer.concat(some)]))
      const outcome = await importSpecies(files, message.name, LIMITS, message.form)
      if (!outcome.ok || outcome.value.kind === 'form') {
        answer({ kind: 'read', outcome })
        return
      }
      const { species } = outcome.value
      // A copy: only memory of one's own can be handed over.
      const bytes = new Uint8Array(species.sheet.bytes)
      const handed = { ...species, sheet: { ...species.sheet, bytes } }
      answer(
        { kind: 'read', outcome: { ok: true, value: { kind: 'species', species: handed } } },
        bytes,
      )
      return
    }
    case 'export': {
      const zip = new Uint8Array(await exportCodex(message.held))
      answer({ kind: 'exported', zip }, zip)
    }
  }
}

parentPort?.on('message', (message: ToThread) => void take(message))
answer({ kind: 'ready' })
