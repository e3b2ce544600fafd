import { bytesWords, type Limits } from '../limits'
import { Refusal, problem, refuse, shown } from '../problem'
import { type TimedFrame, openGif } from './gif'
import { type ImageHeader, readHeader } from './header'
import { decodePng } from './png'
import type { Raster } from './raster'
import { decodeWebp } from './webp'

/** Decodes the images of one package, all together within one bound on pixels. */
export interface ImageDecoder {
  /** A still picture: PNG or WebP. */
  still(file: string, bytes: Uint8Array): Promise<Raster>
  /** The frames of a GIF. */
  frames(file: string, bytes: Uint8Array): readonly TimedFrame[]
  /** Counts a cell that is about to be cut out of a sheet: it is as much memory as a picture. */
  countCell(
    file: string,
    row: number,
    cell: { readonly width: number; readonly height: number },
  ): void
}

const SIDE = 16_384
const NAMES: Readonly<Record<ImageHeader['type'], string>> = {
  png: 'PNG',
  gif: 'GIF',
  webp: 'WebP',
}

/** Begins a package's decoding. Pixels are counted from headers, before there are any. */
export function createDecoder(limits: Limits): ImageDecoder {
  let pixels = 0
  const spend = (file: string, width: number, height: number, frames: number): void => {
    if (width === 0 || height === 0) throw damaged(file)
    pixels += width * height * frames
    if (width > SIDE || height > SIDE || pixels > limits.pixels)
      refuse(
        'image-pixels',
        `${shown(file)} is ${width}×${height}${frames > 1 ? ` in ${frames} frames` : ''}; the images of a pet may have ${limits.pixels / 1_000_000} million pixels together, and ${SIDE} a side.`,
        { file },
      )
  }
  return {
    still: async (file, bytes) => {
      const header = imageHeader(file, bytes, ['png', 'webp'])
      if (header.isAnimated)
        refuse('image-type', `${shown(file)} is an animated WebP; a sheet is a still picture.`, {
          file,
        })
      spend(file, header.width, header.height, 1)
      const raster = await decoding(file, () =>
        header.type === 'png' ? decodePng(bytes, header) : decodeWebp(bytes),
      )
      if (raster.width !== header.width || raster.height !== header.height) throw damaged(file)
      return raster
    },
    frames: (file, bytes) => {
      const header = imageHeader(file, bytes, ['gif'])
      spend(file, header.width, header.height, 1)
      try {
        const gif = openGif(bytes)
        if (gif.frames === 0) throw new Error('no frames')
        if (gif.frames > limits.frames)
          refuse(
            'frame-count',
            `${shown(file)} has ${gif.frames} frames; ${limits.frames} is the most.`,
            {
              file,
            },
          )
        spend(file, header.width, header.height, gif.frames - 1)
        return gif.decode()
      } catch (error) {
        throw error instanceof Refusal ? error : damaged(file, error)
      }
    },
    countCell: (file, row, { width, height }) => {
      pixels += width * height
      if (pixels > limits.pixels)
        refuse(
          'image-pixels',
          `Row ${row} of ${shown(file)}: with the cells that are shown, ${width}×${height} each, the images of this pet have more than ${limits.pixels / 1_000_000} million pixels.`,
          { file, row },
        )
    },
  }
}

/** An image's header, of one of the wanted types; refuses whatever else the file is. */
export function imageHeader(
  file: string,
  bytes: Uint8Array,
  wanted: readonly ImageHeader['type'][],
): ImageHeader {
  const header = readHeader(bytes)
  const names = wanted.map((type) => NAMES[type]).join(' or ')
  if (header === null)
    return refuse(
      'image-type',
      `${shown(file)} (${bytesWords(bytes.length)}) is no picture Familiar can read: ${names} is wanted.`,
      { file },
    )
  if (!wanted.includes(header.type))
    refuse('image-type', `${shown(file)} is a ${NAMES[header.type]}; ${names} is wanted.`, { file })
  return header
}

async function decoding(file: string, decode: () => Raster | Promise<Raster>): Promise<Raster> {
  try {
    return await decode()
  } catch (error) {
    throw damaged(file, error)
  }
}

function damaged(file: string, cause?: unknown): Refusal {
  const refusal = new Refusal([
    problem('image-damaged', `${shown(file)} is damaged and cannot be decoded.`, { file }),
  ])
  refusal.cause = cause
  return refusal
}
