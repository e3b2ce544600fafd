declare module 'omggif' {
  export interface GifFrameInfo {
    readonly x: number
    readonly y: number
    readonly width: number
    readonly height: number
    /** In hundredths of a second. */
    readonly delay: number
    readonly disposal: number
  }

  export class GifReader {
    constructor(bytes: Uint8Array)
    readonly width: number
    readonly height: number
    numFrames(): number
    frameInfo(index: number): GifFrameInfo
    decodeAndBlitFrameRGBA(index: number, pixels: Uint8Array): void
  }
}
