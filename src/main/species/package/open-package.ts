import type { Limits } from '../limits'
import { refuse } from '../problem'
import type { Files } from './files'
import { readZip } from './zip'

const ZIP = [0x50, 0x4b]

/** A package as files: a lone zip is unpacked, anything else is taken as it is. */
export async function openPackage(files: Files, limits: Limits): Promise<Files> {
  const [only, ...others] = [...files.values()]
  if (!only) return refuse('unknown-format', 'There are no files in it.')
  if (others.length > 0 || !isZip(only)) return files
  const inside = await readZip(only, limits)
  if (inside.size === 0) refuse('unknown-format', 'There are no files in this zip.')
  return inside
}

function isZip(bytes: Uint8Array): boolean {
  return ZIP.every((byte, index) => bytes[index] === byte)
}
