/** What a package may hold. The figures for sheets are those of the Codex standard. */
export interface Limits {
  readonly files: number
  /** Of one file, in bytes. */
  readonly fileBytes: number
  /** Of all files, inflated, and of the package itself. */
  readonly totalBytes: number
  /** Of all the images that are decoded, and of the cells that are cut out of them. */
  readonly pixels: number
  readonly jsonBytes: number
  readonly xmlBytes: number
  /** Frames of one animation. */
  readonly frames: number
  /** Rows of the sheet we make: of 208 pixels each, within what is read back, 16,384 a side. */
  readonly atlasRows: number
}

const KIB = 1024
const MIB = 1024 * KIB

export const LIMITS: Limits = {
  files: 2_000,
  fileBytes: 100 * MIB,
  totalBytes: 128 * MIB,
  pixels: 50_000_000,
  jsonBytes: 128 * KIB,
  xmlBytes: MIB,
  frames: 256,
  atlasRows: 78,
}

/** Bytes in words. */
export function bytesWords(bytes: number): string {
  return bytes >= MIB ? `${Math.round(bytes / MIB)} MiB` : `${Math.round(bytes / KIB)} KiB`
}
