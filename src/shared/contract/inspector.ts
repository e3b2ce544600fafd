import { z } from 'zod'

/** The one thing of main that the inspector may ask for, by this name. */
export const INSPECTOR_REPORT = 'familiarInspectorReport'

/** What the inspector's page sees beyond a browser's own, as `globalThis.familiarInspector`. */
export interface InspectorBridge {
  /** JSON text of an `InspectorReport`. Throws when main refuses. */
  readonly report: () => string
}

const wholeNumber = z.int()

const inspectedWindowSchema = z.object({
  /** What it is in the registry of windows. */
  kind: z.string(),
  url: z.string(),
  bounds: z.object({ x: wholeNumber, y: wholeNumber, width: wholeNumber, height: wholeNumber }),
  /** Of the display it is on. */
  scale: z.number(),
  visible: z.boolean(),
  focused: z.boolean(),
  onTop: z.boolean(),
  processId: wholeNumber,
  /** Null where the process has gone or has only just come. */
  memoryKb: wholeNumber.nullable(),
})

const inspectedProcessSchema = z.object({
  processId: wholeNumber,
  type: z.string(),
  memoryKb: wholeNumber,
  /** Of one core, since the report before. */
  cpuPercent: z.number(),
  wakeUpsPerSecond: z.number(),
})

/** Windows and processes of a running Familiar, at one moment. Only for its developers. */
export const inspectorReportSchema = z.object({
  versions: z.object({ electron: z.string(), chrome: z.string(), node: z.string() }),
  windows: z.array(inspectedWindowSchema),
  processes: z.array(inspectedProcessSchema),
})
export type InspectorReport = z.infer<typeof inspectorReportSchema>
export type InspectedWindow = InspectorReport['windows'][number]
export type InspectedProcess = InspectorReport['processes'][number]
