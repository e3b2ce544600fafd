import type { ReactNode } from 'react'
import { createRoot } from 'react-dom/client'
import { CrashBoundary } from './crash-boundary'
import { LiveRegion } from './live/live-region'
import { ToastRegion } from './toast/toast-region'
import './theme/base.css'
import './page.css'

/** Draws a window's page, with what every page has around it. */
export function mountPage(page: ReactNode): void {
  const root = document.getElementById('root')
  if (root === null) throw new Error('The page has no root element.')
  createRoot(root).render(
    <CrashBoundary>
      {page}
      <ToastRegion />
      <LiveRegion />
    </CrashBoundary>,
  )
}
