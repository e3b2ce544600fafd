import { existsSync, readFileSync } from 'node:fs'
import type { NativeImage, nativeImage as realNativeImage } from 'electron'

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47])

export class FakeNativeImage implements Pick<NativeImage, 'isEmpty'> {
  constructor(readonly path: string | null) {}

  isEmpty(): boolean {
    return this.path === null
  }
}

export const nativeImage = {
  createEmpty: () => new FakeNativeImage(null),
  /** Empty when there is no such file or it is no image. */
  createFromPath: (path: string) => {
    const isImage = existsSync(path) && readFileSync(path).subarray(0, 4).equals(PNG)
    return new FakeNativeImage(isImage ? path : null)
  },
} satisfies {
  [K in 'createEmpty' | 'createFromPath']: (
    ...args: Parameters<(typeof realNativeImage)[K]>
  ) => FakeNativeImage
}
