/** What is told of signing in, by the name of who is signed in to. Shown as it is. */
export const words = {
  offline: (name: string) =>
    `${name} cannot be reached because this computer has no network. It is tried again by itself.`,
  unreachable: (name: string) =>
    `${name} does not answer just now. Nothing is lost; it is tried again by itself.`,
  rateLimited: (name: string) => `${name} asks to wait before it is asked again.`,
  retired: (name: string) =>
    `${name} has switched this way of signing in off. Update Familiar; what was counted stays.`,
  unreadable: (name: string) =>
    `${name} answered with something Familiar cannot read. Try again; if it stays, update Familiar.`,
  clientRefused: (name: string) =>
    `${name} does not accept the client id or secret. Compare them with those ${name} shows for your app.`,
  clientMissing: (name: string) =>
    `Signing in with ${name} takes an app of your own there. Enter its client ID first.`,
  secretMissing: (name: string) =>
    `${name} insists on a client secret, and none is set. Enter it beside the client ID of your app.`,
  insecureServer:
    'The address of the server must begin with https, or the sign-in would cross the network in the clear.',
  notADoor: (name: string) =>
    `${name} wanted to send you to an address that is no web page. Nothing was opened.`,
  declined: (name: string) => `The sign-in was declined at ${name}. Nothing has been connected.`,
  codeExpired: (name: string) =>
    `The code for ${name} has run out before it was entered. Begin again for a new one.`,
  browserExpired: (name: string) =>
    `Nobody came back from the sign-in page of ${name} in time. Begin again when you are ready.`,
  deviceFlowOff: (name: string) =>
    `The app at ${name} does not allow sign-in by code. Switch "Device flow" on in its settings at ${name}.`,
  grantUnsupported: (name: string) =>
    `${name} does not know sign-in by code. Its server may be too old; update it, or use another.`,
  codeRefused: (name: string) => `${name} no longer knows this code. Begin again for a new one.`,
  refusedBy: (name: string) =>
    `${name} refused the sign-in. Begin again; if it stays, check the client id and what the app may do.`,
  wrongIssuer: (name: string) =>
    `The answer to the sign-in did not come from ${name}. It was not used. Begin again.`,
  portTaken: (name: string, port: number) =>
    `${name} comes back to port ${port} of this computer only, and another program uses it. Close that program and begin again.`,
  reconnect: (name: string) =>
    `${name} asks you to sign in again. Its permission has run out or was taken back; what was counted stays.`,
  signedOut: (name: string) => `You are not signed in to ${name}. Sign in again to go on.`,
} as const
