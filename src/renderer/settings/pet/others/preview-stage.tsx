import { useEffect, useRef, useState } from 'react'
import type { SpeciesPreview } from '@shared/contract/species'
import { othersMessages as words } from '@shared/i18n/others-messages'
import { usePageVisible } from '../../../ui/use-page-visible'
import { type PreviewAt, frameMs, nextFrame } from './preview-film'
import { useReducedMotion } from '../../use-reduced-motion'

interface PreviewStageProps {
  readonly preview: SpeciesPreview
  readonly sheet: ImageBitmap
}

const BEGINNING: PreviewAt = { animation: 0, frame: 0, seenMs: 0 }

/**
 * Plays a pet's animations one after the other, or the one the user holds. No timer runs while nobody can see the page;
 * where nothing may move, each is a still.
 */
export function PreviewStage({ preview, sheet }: PreviewStageProps) {
  const { animations, columns } = preview
  const [at, setAt] = useState(BEGINNING)
  const [held, setHeld] = useState(false)
  const canvas = useRef<HTMLCanvasElement>(null)
  const visible = usePageVisible()
  const still = useReducedMotion()
  const playing = animations[at.animation]

  useEffect(() => {
    if (!visible || still) return
    const timer = setTimeout(
      () => setAt((now) => nextFrame(animations, now, held)),
      frameMs(animations, at),
    )
    return () => clearTimeout(timer)
  }, [animations, at, held, visible, still])

  useEffect(() => {
    const context = canvas.current?.getContext('2d')
    if (!context || !playing) return
    const { width, height } = preview.cell
    const left = (at.frame % columns) * width
    const top = (playing.row + Math.floor(at.frame / columns)) * height
    context.clearRect(0, 0, width, height)
    context.drawImage(sheet, left, top, width, height, 0, 0, width, height)
  }, [at.frame, columns, playing, preview.cell, sheet])

  return (
    <div className="preview">
      <div className="preview__stage">
        <canvas
          ref={canvas}
          width={preview.cell.width}
          height={preview.cell.height}
          role="img"
          aria-label={words.plays(playing?.name ?? '')}
          data-animation={playing?.name}
        />
      </div>
      <ul className="preview__animations" aria-label={words.animations}>
        {animations.map((animation, index) => (
          <li key={animation.name}>
            <button
              type="button"
              className="preview__animation"
              aria-pressed={index === at.animation}
              onClick={() => {
                setHeld(true)
                setAt({ animation: index, frame: 0, seenMs: 0 })
              }}
            >
              <span>{animation.name}</span>
              {animation.shows !== animation.name && (
                <span className="muted small">{words.standsIn(animation.shows)}</span>
              )}
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
