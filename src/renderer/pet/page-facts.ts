import type { AppStatus } from '@shared/contract/app'
import { petMessages } from '@shared/i18n/pet-messages'
import { troublesLine } from '@shared/i18n/trouble-words'

/** What a page knows of Familiar itself. */
export interface PageFacts {
  readonly connected: boolean
  /** Null until it is told. */
  readonly status: AppStatus | null
  /** The user works and wants quiet. */
  readonly focused: boolean
  /** Nobody sees the page. */
  readonly hidden: boolean
}

/** The same as a pet knows it that does not speak for Familiar: of connections it has no idea. */
export function withoutTroubles(facts: PageFacts): PageFacts {
  return { ...facts, status: facts.status && { ...facts.status, troubles: [] } }
}

/** Connections that cannot be read, where nothing greater is wrong. */
export function troublesOf({ connected, status }: PageFacts): AppStatus['troubles'] {
  const works = connected && status?.database.state !== 'down'
  return works ? (status?.troubles ?? []) : []
}

/** The greatest of what is wrong, in words; null when nothing is. */
export function problemOf(facts: PageFacts, pictureMissing: boolean): string | null {
  const { connected, status } = facts
  if (!connected) return petMessages.disconnected.full
  if (status?.database.state === 'down') return status.database.problem
  if (pictureMissing) return petMessages.noPicture.full
  const troubles = troublesOf(facts)
  return troubles.length > 0 ? troublesLine(troubles) : null
}
