import type { Rectangle } from '@shared/body/areas'
import { bodyAt } from '@shared/body/body'
import { type Pose, poseOf } from '@shared/body/pose'

/** A pose for a pet nobody moves: in the middle of the page's lower edge. */
export function standingPose(room: Rectangle): Pose {
  const feet = { x: room.x + room.width / 2, y: room.y + room.height }
  return poseOf(bodyAt(feet, { kind: 'floor' }), feet)
}
