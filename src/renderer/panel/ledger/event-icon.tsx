import {
  Activity,
  Bone,
  Bot,
  CircleCheckBig,
  Footprints,
  GitCommitHorizontal,
  GitMerge,
  GitPullRequest,
  Hand,
  ListChecks,
  type LucideIcon,
  MessageSquareText,
  Moon,
  Tag,
  Target,
  Timer,
  Volleyball,
  Zap,
} from 'lucide-react'
import { type EventType, type KnownEventType, isKnownEventType } from '@shared/domain/event-type'

const ICONS: Readonly<Record<KnownEventType, LucideIcon>> = {
  'commit.push': GitCommitHorizontal,
  'pull_request.opened': GitPullRequest,
  'pull_request.merged': GitMerge,
  'review.submitted': MessageSquareText,
  'issue.closed': CircleCheckBig,
  'release.published': Tag,
  'task.completed': ListChecks,
  'steps.walked': Footprints,
  'minutes.active': Activity,
  'sleep.logged': Moon,
  'focus.completed': Timer,
  'agent.turn': Bot,
  'goal.completed': Target,
  'pet.fed': Bone,
  'pet.petted': Hand,
  'pet.played': Volleyball,
}

/** The picture of an event type. */
export function EventIcon({ type }: { type: EventType }) {
  const Icon = isKnownEventType(type) ? ICONS[type] : Zap
  return (
    <span className="ledger__icon" aria-hidden>
      <Icon />
    </span>
  )
}
