import type { ReactElement, ReactNode } from 'react'
import type { InspectedProcess, InspectedWindow, InspectorReport } from '@shared/contract/inspector'
import { useReport } from './use-report'

/** What a developer wants to know of windows and processes, read once a second. */
export function InspectorPage(): ReactElement {
  const reading = useReport()
  return (
    <main className="inspector">
      {reading.state === 'read' ? (
        <Report report={reading.report} />
      ) : (
        <p className="inspector__problem" role="alert">
          Familiar gave no report: {reading.problem}
        </p>
      )}
    </main>
  )
}

function Report({ report }: { readonly report: InspectorReport }): ReactElement {
  const { versions, windows, processes } = report
  const total = processes.reduce((sum, { memoryKb }) => sum + memoryKb, 0)
  return (
    <>
      <Table
        title="Windows"
        heads={['Window', 'Place and size', 'Scale', 'State', 'Process', 'Memory', 'Page']}
      >
        {windows.map((window, index) => (
          <WindowRow key={index} window={window} />
        ))}
      </Table>
      <Table
        title={`Processes, ${megabytes(total)} together`}
        heads={['Process', 'Number', 'Memory', 'Processor', 'Wake-ups a second']}
      >
        {processes.map((process) => (
          <ProcessRow key={process.processId} process={process} />
        ))}
      </Table>
      <p className="inspector__versions">
        Electron {versions.electron} · Chromium {versions.chrome} · Node {versions.node}
      </p>
    </>
  )
}

function WindowRow({ window }: { readonly window: InspectedWindow }): ReactElement {
  const { bounds, memoryKb } = window
  return (
    <tr>
      <th scope="row">{window.kind}</th>
      <td>
        {bounds.x}, {bounds.y} · {bounds.width} × {bounds.height}
      </td>
      <td>{Math.round(window.scale * 100)} %</td>
      <td>{stateOf(window)}</td>
      <td>{window.processId}</td>
      <td>{memoryKb === null ? 'unknown' : megabytes(memoryKb)}</td>
      <td className="inspector__page">{window.url}</td>
    </tr>
  )
}

function ProcessRow({ process }: { readonly process: InspectedProcess }): ReactElement {
  return (
    <tr>
      <th scope="row">{process.type}</th>
      <td>{process.processId}</td>
      <td>{megabytes(process.memoryKb)}</td>
      <td>{process.cpuPercent.toFixed(1)} %</td>
      <td>{process.wakeUpsPerSecond}</td>
    </tr>
  )
}

interface TableProps {
  readonly title: string
  readonly heads: readonly string[]
  readonly children: ReactNode
}

function Table({ title, heads, children }: TableProps): ReactElement {
  return (
    <section className="inspector__section">
      <h2>{title}</h2>
      <div className="inspector__scroll" tabIndex={0} role="group" aria-label={title}>
        <table>
          <thead>
            <tr>
              {heads.map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>{children}</tbody>
        </table>
      </div>
    </section>
  )
}

function stateOf({ visible, focused, onTop }: InspectedWindow): string {
  const words = [
    visible ? 'visible' : 'hidden',
    ...(focused ? ['focused'] : []),
    ...(onTop ? ['on top'] : []),
  ]
  return words.join(', ')
}

function megabytes(kilobytes: number): string {
  return `${Math.round(kilobytes / 1024)} MB`
}
