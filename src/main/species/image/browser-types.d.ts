// What the WebP decoder speaks of: Node has it, or the decoder makes it, but its types come with those of browsers only.

declare const WebAssembly: { compile(bytes: Uint8Array): Promise<WebAssembly.Module> }

interface ImageData {
  readonly width: number
  readonly height: number
  readonly data: Uint8ClampedArray
}
