import type {
  DataOverview,
  ExportResult,
  ImportPreview,
  ImportResult,
  Quarantine,
  RetryResult,
  dataRoutes,
} from '@shared/contract/data'
import type { HandlersOf } from '../handlers'

export interface DataPorts {
  read(): Promise<DataOverview>
  backUpNow(): Promise<DataOverview>
  exportAll(): Promise<ExportResult>
  /** Writes it where whoever asked fetches it from: what is left there is swept away after an hour. */
  exportToFetch(): Promise<ExportResult>
  /** Takes away what nobody has fetched. */
  sweep(): Promise<void>
  inspectImport(path: string): Promise<ImportPreview>
  importAll(path: string): Promise<ImportResult>
  quarantine(): Promise<Quarantine>
  retryQuarantine(): Promise<RetryResult>
}

export function dataHandlers(ports: DataPorts): HandlersOf<keyof typeof dataRoutes> {
  return {
    'data.get': () => ports.read(),
    'data.backUpNow': () => ports.backUpNow(),
    'data.export': () => ports.exportAll(),
    'data.inspectImport': ({ path }) => ports.inspectImport(path),
    'data.import': ({ path }) => ports.importAll(path),
    'data.quarantine': () => ports.quarantine(),
    'data.retryQuarantine': () => ports.retryQuarantine(),
  }
}
