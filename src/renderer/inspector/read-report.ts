import { z } from 'zod'
import {
  type InspectorBridge,
  type InspectorReport,
  inspectorReportSchema,
} from '@shared/contract/inspector'

export type Reading =
  | { readonly state: 'read'; readonly report: InspectorReport }
  | { readonly state: 'failed'; readonly problem: string }

/** Asks main for a report. Never throws: what went wrong is what a developer wants to see. */
export function readReport(): Reading {
  try {
    return { state: 'read', report: inspectorReportSchema.parse(JSON.parse(bridge().report())) }
  } catch (error) {
    return { state: 'failed', problem: error instanceof Error ? error.message : String(error) }
  }
}

function bridge(): InspectorBridge {
  const given: unknown = Reflect.get(globalThis, 'familiarInspector')
  return bridgeSchema.parse(given)
}

const bridgeSchema = z.object({
  report: z.custom<InspectorBridge['report']>((value) => typeof value === 'function'),
})
