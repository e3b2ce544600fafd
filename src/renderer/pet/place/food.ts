import type { Size } from '@shared/body/areas'
import type { Pose } from '@shared/body/pose'
import { foodSize } from '@shared/body/size'

/** What has been dropped for the pet, where its pose has it. */
export interface FoodOnPage {
  show(pose: Pose, pet: Size): void
}

/** Shows food behind the pet. It is there only while the pet is on its way to it; a screen reader hears of the meal. */
export function foodOnPage(pet: HTMLElement): FoodOnPage {
  const biscuit = document.createElement('div')
  biscuit.className = 'food'
  return {
    show: ({ food, y }, { width }) => {
      if (food === null) {
        biscuit.remove()
        return
      }
      const side = foodSize(width / 2)
      biscuit.style.width = biscuit.style.height = `${side}px`
      biscuit.style.transform = `translate(${Math.round(food - side / 2)}px, ${Math.round(y - side)}px)`
      if (!biscuit.isConnected) pet.before(biscuit)
    },
  }
}
