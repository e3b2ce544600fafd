/** Is this page a layer of a stream: `/pet?overlay`? */
export function isOverlay(): boolean {
  return new URLSearchParams(location.search).has('overlay')
}

/**
 * A stage as large as the page and nothing else: no ground, no card, and nothing that could take a click or the keyboard
 * from the picture below.
 */
export function standAsOverlay(): void {
  document.documentElement.dataset['ground'] = 'none'
  for (const part of document.body.children) part.toggleAttribute('inert', true)
}
