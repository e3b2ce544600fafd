import { useEffect, useRef, useState } from 'react'
import type { Mood } from '@shared/domain/pet-state'
import { type StillOf, loadStill } from './load-still'
import { Silhouette } from './silhouette'
import './still-frame.css'

interface StillFrameProps {
  readonly species: string
  readonly mood: Mood
  /** Its coat. */
  readonly color: string
  readonly level: number
  /** What a screen reader says of it. */
  readonly label: string
}

type Still = ImageBitmap | 'missing'

/**
 * A pet sitting still, as its mood has it. A silhouette keeps its place: faint while the art is on its way, and in the
 * pet's colour where there is none.
 */
export function StillFrame({ species, mood, color, level, label }: StillFrameProps) {
  const still = useStill({ species, mood, color, level })
  const canvas = useRef<HTMLCanvasElement>(null)

  useEffect(() => {
    if (still !== null && still !== 'missing' && canvas.current) draw(still, canvas.current)
  }, [still])

  return (
    <div className={`still ${still === null ? 'still--coming' : ''}`} role="img" aria-label={label}>
      {still === null || still === 'missing' ? (
        <Silhouette />
      ) : (
        <canvas ref={canvas} className="still__picture" aria-hidden />
      )}
    </div>
  )
}

function useStill({ species, mood, color, level }: StillOf): Still | null {
  const [still, setStill] = useState<Still | null>(null)
  useEffect(() => {
    let wanted = true
    loadStill({ species, mood, color, level }).then(
      (loaded) => wanted && setStill(loaded),
      // Missing or broken art is nothing the user can mend here; the pet keeps its place.
      () => wanted && setStill('missing'),
    )
    return () => {
      wanted = false
    }
  }, [species, mood, color, level])
  return still
}

function draw(image: ImageBitmap, canvas: HTMLCanvasElement): void {
  const { width, height } = canvas.getBoundingClientRect()
  canvas.width = Math.round(width * devicePixelRatio)
  canvas.height = Math.round(height * devicePixelRatio)
  const context = canvas.getContext('2d')
  if (!context) return
  context.imageSmoothingQuality = 'high'
  context.drawImage(image, 0, 0, canvas.width, canvas.height)
}
