import type { Frame, Species } from '../species/species'
import { type Sheets, dropSheets } from './load-sheets'

/** The canvas the pet is drawn on. */
export interface Stage {
  draw(frame: Frame): void
  /** With feet on the ground it has a shadow below them. */
  setGrounded(grounded: boolean): void
  /** More to draw from, beside what there was. */
  bring(sheets: Sheets): void
  /** Is in this body from now on: draws from its sheets alone, and lets go of all others. */
  become(species: Species, sheets: Sheets): void
  close(): void
}

/** Half the shadow's width and height as shares of the cell: flat enough to end above the cell's edge. */
const SHADOW = { width: 0.32, height: 0.026, color: 'rgb(50 34 18 / 20%)' }

/** Prepares a canvas for a species; `sheets` are its decoded ones, and the stage's to let go of. Sizes are those of the element's CSS. */
export function openStage(canvas: HTMLCanvasElement, species: Species, sheets: Sheets): Stage {
  const context = canvas.getContext('2d')
  if (!context) throw new Error('This browser has no canvas to draw on.')
  const { width, height } = species.cell
  const images = new Map(sheets)
  let shown: Frame | null = null
  let grounded = true
  let { shadow } = species

  const paint = (frame: Frame): void => {
    const image = images.get(frame.sheet)
    context.clearRect(0, 0, canvas.width, canvas.height)
    if (!image) return
    if (grounded) drawShadow(context, canvas, species, shadow)
    context.drawImage(
      image,
      frame.column * width,
      frame.row * height,
      width,
      height,
      0,
      0,
      canvas.width,
      canvas.height,
    )
  }

  let resolution: MediaQueryList | null = null

  const fit = (): void => {
    const ratio = window.devicePixelRatio
    const across = Math.round(canvas.clientWidth * ratio)
    const down = Math.round(canvas.clientHeight * ratio)
    // To set a canvas's size is to empty it, even where nothing changes.
    if (canvas.width === across && canvas.height === down) return
    canvas.width = across
    canvas.height = down
    context.imageSmoothingQuality = 'high'
    if (shown) paint(shown)
  }

  // Another display or another zoom changes the pixels under the canvas, and no element is resized then.
  const watchResolution = (): void => {
    resolution?.removeEventListener('change', watchResolution)
    resolution = matchMedia(`(resolution: ${window.devicePixelRatio}dppx)`)
    resolution.addEventListener('change', watchResolution)
    fit()
  }
  const sizes = new ResizeObserver(fit)

  watchResolution()
  sizes.observe(canvas)
  return {
    draw: (frame) => {
      if (frame === shown) return
      shown = frame
      paint(frame)
    },
    setGrounded: (next) => {
      if (next === grounded) return
      grounded = next
      if (shown) paint(shown)
    },
    bring: (more) => {
      for (const [sheet, image] of more) images.set(sheet, image)
    },
    become: (body, wanted) => {
      shadow = body.shadow
      const gone = [...images].filter(([sheet]) => !wanted.has(sheet))
      for (const [sheet] of gone) images.delete(sheet)
      dropSheets(new Map(gone))
    },
    close: () => {
      dropSheets(images)
      sizes.disconnect()
      resolution?.removeEventListener('change', watchResolution)
      context.clearRect(0, 0, canvas.width, canvas.height)
    },
  }
}

function drawShadow(
  context: CanvasRenderingContext2D,
  canvas: HTMLCanvasElement,
  species: Species,
  width: number,
): void {
  const ground = (species.groundY / species.cell.height) * canvas.height
  context.fillStyle = SHADOW.color
  context.beginPath()
  context.ellipse(
    canvas.width / 2,
    ground,
    canvas.width * SHADOW.width * width,
    canvas.height * SHADOW.height,
    0,
    0,
    Math.PI * 2,
  )
  context.fill()
}
