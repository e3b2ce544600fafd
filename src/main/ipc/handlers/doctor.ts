import type { DoctorReport, doctorRoutes } from '@shared/contract/doctor'
import type { HandlersOf } from '../handlers'

export interface DoctorPorts {
  look(): Promise<DoctorReport>
  /** Rejects with a Failure where no folder can be shown. */
  openLogs(): Promise<void>
}

export function doctorHandlers(ports: DoctorPorts): HandlersOf<keyof typeof doctorRoutes> {
  return {
    'doctor.look': () => ports.look(),
    'doctor.openLogs': () => ports.openLogs(),
  }
}
