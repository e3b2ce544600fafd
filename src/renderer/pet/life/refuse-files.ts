/** Refuses files on the whole page: a browser would open one that is dropped, and the pets would be gone. */
export function refuseFiles(): void {
  const refuse = (event: DragEvent): void => {
    event.preventDefault()
    if (event.dataTransfer) event.dataTransfer.dropEffect = 'none'
  }
  document.addEventListener('dragover', refuse)
  document.addEventListener('drop', refuse)
}

/** Hears once of each file that is held over a pet. */
export function watchOffers(pet: HTMLElement, onOffered: () => void): void {
  let offered = false
  pet.addEventListener('dragenter', (event) => {
    if (offered || event.dataTransfer?.types.includes('Files') !== true) return
    offered = true
    onOffered()
  })
  for (const end of ['dragleave', 'drop'] as const)
    pet.addEventListener(end, ({ relatedTarget }) => {
      if (relatedTarget instanceof Node && pet.contains(relatedTarget)) return
      offered = false
    })
}
