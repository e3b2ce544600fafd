import { emptyWorld } from './empty-world'
import { hugeWorld } from './huge-world'
import { longWorld } from './long-world'
import { localWorld, richWorld } from './rich-world'
import { troubledWorld } from './troubled-world'
import type { World } from './world'

/** The worlds a page can be opened in. */
export const WORLDS = {
  rich: richWorld,
  local: localWorld,
  empty: emptyWorld,
  troubled: troubledWorld,
  long: longWorld,
  huge: hugeWorld,
} satisfies Record<string, (now: number) => World>

export type WorldName = keyof typeof WORLDS
