import '../../src/renderer/ui/validate-without-eval'
import type { Route } from '@shared/contract/contract'
import type { WindowKind } from '@shared/contract/windows'
import { type FakeBridge, createFakeBridge } from './fake-bridge'
import { type FakeMain, createFakeMain } from './fake-main'
import { WORLDS, type WorldName } from './worlds/worlds'

/** What a test says before a page opens. */
export interface FakeOptions {
  readonly window: WindowKind
  readonly world: WorldName
  /** Routes that fail from the start. */
  readonly failing?: readonly Route[]
  /** The pet's window is moved by main, as on the desktop; else the pet moves inside of its page. */
  readonly movedByMain?: boolean
}

declare global {
  interface Window {
    fakeOptions?: FakeOptions
    /** The page's main, for the test to pull. */
    fake?: FakeMain & Pick<FakeBridge, 'setConnected' | 'bodyMessages' | 'pose' | 'sight'>
  }
}

// Built as one script and put into the page before its own: it stands where a preload would.
const options = window.fakeOptions ?? { window: 'panel', world: 'rich' }
const main = createFakeMain(WORLDS[options.world](Date.now()))
const bridge = createFakeBridge(main, options.window, options.movedByMain)
const setConnected: FakeBridge['setConnected'] = (connected) => bridge.setConnected(connected)
const { bodyMessages, pose, sight } = bridge
for (const route of options.failing ?? [])
  main.fail(route, { code: 'INTERNAL', message: 'The disk is full.' })
Object.assign(window, {
  familiar: bridge,
  fake: { ...main, setConnected, bodyMessages, pose, sight },
})
