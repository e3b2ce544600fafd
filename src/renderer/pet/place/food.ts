import type { Size } from '@shared/body/areas'
import type { Pose } from '@shared/body/pose'
import { foodSize } from '@shared/body/size'

/** What has been dropped for the pet, where its pose has it. */
export interface FoodOnPage {
  show(pose: Pose, pet: Size): void
}

const SVG = 'http://www.w3.org/2000/svg'
/** The star biscuit that is eaten in the picture, in a box of 44, its crust and its crumbs. */
const STAR =
  'M22 5c2.6 0 4.6 7.6 6.4 8.9s9.6.8 10.4 3.2-5.4 7.3-6.1 9.4 2.7 9.4.6 10.9-8.8-2.9-11.3-2.9-9.2 4.4-11.3 2.9.1-8.7-.6-10.9-6.9-7-6.1-9.4 8.6-1.9 10.4-3.2S19.400 5 22 5z'
const CRUMBS = 'M17 20h.1M26 19h.1M22 27h.1'

/** Draws food behind the pet. It is there only while the pet is on its way to it; a screen reader hears of the meal. */
export function foodOnPage(pet: HTMLElement): FoodOnPage {
  let drawn: SVGSVGElement | null = null
  return {
    show: ({ food, y }, { width }) => {
      if (food === null) {
        drawn?.remove()
        drawn = null
        return
      }
      if (drawn === null) {
        drawn = biscuit()
        pet.before(drawn)
      }
      const side = foodSize(width / 2)
      drawn.style.width = drawn.style.height = `${side}px`
      drawn.style.transform = `translate(${Math.round(food - side / 2)}px, ${Math.round(y - side)}px)`
    },
  }
}

function biscuit(): SVGSVGElement {
  const svg = document.createElementNS(SVG, 'svg')
  svg.setAttribute('class', 'food')
  svg.setAttribute('viewBox', '0 0 44 44')
  svg.setAttribute('aria-hidden', 'true')
  svg.append(
    path(STAR, { fill: '#eda63f', stroke: '#6b3d17', 'stroke-width': '3.4' }),
    path(CRUMBS, { fill: 'none', stroke: '#a9641f', 'stroke-width': '3.4' }),
  )
  return svg
}

function path(d: string, look: Readonly<Record<string, string>>): SVGPathElement {
  const element = document.createElementNS(SVG, 'path')
  const all = { d, 'stroke-linecap': 'round', 'stroke-linejoin': 'round', ...look }
  for (const [name, value] of Object.entries(all)) element.setAttribute(name, value)
  return element
}
