import { onTestFinished } from 'vitest'

/** Lets a test run as if on another platform. */
export function onPlatform(platform: NodeJS.Platform): void {
  const before = process.platform
  Object.defineProperty(process, 'platform', { value: platform })
  onTestFinished(() => {
    Object.defineProperty(process, 'platform', { value: before })
  })
}
