/** An event whose default can be prevented; the shape of Electron's `Event`. */
export class FakeEvent {
  defaultPrevented = false

  // A property, as in Electron's declaration: listeners may take it off the event.
  readonly preventDefault = (): void => {
    this.defaultPrevented = true
  }
}
