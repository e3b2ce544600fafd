import type { Frame, Species } from '../species/species'

/** The canvas the pet is drawn on. */
export interface Stage {
  draw(frame: Frame): void
  close(): void
}

/** Share of the ground's width that the shadow takes, and how flat it is. */
const SHADOW = { width: 0.34, height: 0.045, alpha: 0.16 }

/** Prepares a canvas for a species; `images` holds its decoded sheets. Sizes are those of the element's CSS. */
export function openStage(
  canvas: HTMLCanvasElement,
  species: Species,
  images: ReadonlyMap<string, ImageBitmap>,
): Stage {
  const context = canvas.getContext('2d')
  if (!context) throw new Error('This browser has no canvas to draw on.')
  const { width, height } = species.cell
  let shown: Frame | null = null

  const paint = (frame: Frame): void => {
    const image = images.get(frame.sheet)
    context.clearRect(0, 0, canvas.width, canvas.height)
    if (!image) return
    drawShadow(context, canvas, species)
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

  const fit = (across: number, down: number): void => {
    // To set a canvas's size is to empty it, even where nothing changes.
    if (canvas.width === across && canvas.height === down) return
    canvas.width = across
    canvas.height = down
    context.imageSmoothingQuality = 'high'
    if (shown) paint(shown)
  }

  const ratio = window.devicePixelRatio
  fit(Math.round(canvas.clientWidth * ratio), Math.round(canvas.clientHeight * ratio))
  // Another display or another zoom changes the pixels under the canvas, and no window is resized then.
  const pixels = new ResizeObserver(([entry]) => {
    const box = entry?.devicePixelContentBoxSize[0]
    if (box) fit(box.inlineSize, box.blockSize)
  })
  pixels.observe(canvas, { box: 'device-pixel-content-box' })
  return {
    draw: (frame) => {
      if (frame === shown) return
      shown = frame
      paint(frame)
    },
    close: () => {
      pixels.disconnect()
      context.clearRect(0, 0, canvas.width, canvas.height)
    },
  }
}

function drawShadow(
  context: CanvasRenderingContext2D,
  canvas: HTMLCanvasElement,
  species: Species,
): void {
  const ground = (species.groundY / species.cell.height) * canvas.height
  context.fillStyle = `rgb(0 0 0 / ${SHADOW.alpha})`
  context.beginPath()
  context.ellipse(
    canvas.width / 2,
    ground,
    canvas.width * SHADOW.width,
    canvas.height * SHADOW.height,
    0,
    0,
    Math.PI * 2,
  )
  context.fill()
}
