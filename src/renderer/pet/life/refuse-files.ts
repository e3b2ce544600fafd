/**
 * Refuses files: a browser would open one that is dropped, and the pet would be gone. `onOffered` hears once of each that is
 * held over the pet.
 */
export function refuseFiles(pet: HTMLElement, onOffered: () => void): void {
  let offered = false
  const refuse = (event: DragEvent): void => {
    event.preventDefault()
    if (event.dataTransfer) event.dataTransfer.dropEffect = 'none'
  }
  document.addEventListener('dragover', refuse)
  document.addEventListener('drop', refuse)
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
