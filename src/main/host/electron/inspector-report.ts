import { type BrowserWindow, app, screen } from 'electron'
import type { InspectedWindow, InspectorReport } from '@shared/contract/inspector'
import type { Windows } from './windows'

/** A window, as Electron lists it. */
type Shown = ReturnType<typeof BrowserWindow.getAllWindows>[number]

/**
 * All windows and processes as they are now; memory in KB. Each report begins a new interval of measuring for CPU and
 * wake-ups, so the first one says nothing of them.
 */
export function inspect(open: readonly Shown[], windows: Pick<Windows, 'of'>): InspectorReport {
  const processes = app.getAppMetrics().map(({ pid, type, cpu, memory }) => ({
    processId: pid,
    type,
    memoryKb: memory.workingSetSize,
    cpuPercent: cpu.percentCPUUsage,
    wakeUpsPerSecond: cpu.idleWakeupsPerSecond,
  }))
  const memory = new Map(processes.map(({ processId, memoryKb }) => [processId, memoryKb]))
  const { electron, chrome, node } = process.versions
  return {
    versions: { electron, chrome, node },
    windows: open
      .filter((window) => !window.isDestroyed())
      .map((window) => inspectWindow(window, windows, memory)),
    processes,
  }
}

function inspectWindow(
  window: Shown,
  windows: Pick<Windows, 'of'>,
  memory: ReadonlyMap<number, number>,
): InspectedWindow {
  const bounds = window.getBounds()
  const processId = window.webContents.getOSProcessId()
  return {
    kind: windows.of(window.webContents)?.kind ?? 'inspector',
    url: window.webContents.getURL(),
    bounds,
    scale: screen.getDisplayMatching(bounds).scaleFactor,
    visible: window.isVisible(),
    focused: window.isFocused(),
    onTop: window.isAlwaysOnTop(),
    processId,
    memoryKb: memory.get(processId) ?? null,
  }
}
