import { Component, type ReactNode } from 'react'
import { uiMessages } from '@shared/i18n/ui-messages'
import { Button } from './controls/button'

/** The last resort of a page: a fault while drawing leaves a sentence and a way on, not a blank window. */
export class CrashBoundary extends Component<{ children: ReactNode }, { crashed: boolean }> {
  override state = { crashed: false }

  static getDerivedStateFromError(): { crashed: boolean } {
    return { crashed: true }
  }

  override render(): ReactNode {
    if (!this.state.crashed) return this.props.children
    return (
      <main className="page__crash" role="alert">
        <h1>{uiMessages.crashed}</h1>
        <p className="muted">{uiMessages.crashedDetail}</p>
        <Button look="primary" onClick={() => location.reload()}>
          {uiMessages.reload}
        </Button>
      </main>
    )
  }
}
