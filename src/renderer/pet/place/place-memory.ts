import type { Rectangle } from '@shared/body/areas'
import { HOLDS, type KeptPlace } from '@shared/body/kept-place'
import { isRecord, numberIn, textIn } from '../species/read'

/** Where the user left the pet on this page. */
export interface PlaceMemory {
  recall(room: Rectangle): KeptPlace | null
  remember(place: KeptPlace, room: Rectangle): void
  forget(): void
}

/** Where it was kept when there was one pet only: for whoever has no place of its own yet. */
const BEFORE = 'familiar.pet-place'

/**
 * A pet's memory, kept in the browser's own storage, as a share of the room's width and as pixels above its floor, so that it fits a
 * window of another size. Where storage is closed to us, the pet begins in the middle each time.
 */
export function pagePlaceOf(pet: string): PlaceMemory {
  const storedAs = `${BEFORE}.${pet}`
  return {
    recall: (room) => {
      const kept = read(storedAs) ?? read(BEFORE)
      if (kept === null) return null
      return {
        x: Math.round(room.x + kept.share * room.width),
        y: Math.round(room.y + room.height - kept.above),
        hold: kept.hold,
      }
    },
    remember: ({ x, y, hold }, room) => {
      const share = room.width > 0 ? (x - room.x) / room.width : 0.5
      const above = room.y + room.height - y
      withStorage((storage) => storage.setItem(storedAs, JSON.stringify({ share, above, hold })))
    },
    forget: () =>
      withStorage((storage) => {
        storage.removeItem(storedAs)
        storage.removeItem(BEFORE)
      }),
  }
}

interface Stored {
  readonly share: number
  readonly above: number
  readonly hold: KeptPlace['hold']
}

function read(storedAs: string): Stored | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(storedAs) ?? 'null')
    if (!isRecord(kept)) return null
    const [share, above] = [numberIn(kept, 'share'), numberIn(kept, 'above')]
    const hold = HOLDS.find((known) => known === textIn(kept, 'hold'))
    return share === null || above === null || hold === undefined ? null : { share, above, hold }
  } catch {
    // Closed, or written by nobody we know: then nothing is remembered.
    return null
  }
}

function withStorage(act: (storage: Storage) => void): void {
  try {
    act(localStorage)
  } catch {
    // Full or forbidden: the pet begins in the middle tomorrow, that is all.
  }
}
