/** `.invalid` can never receive mail (RFC 2606). */
const LOCAL_DOMAIN = '@familiar.invalid'

/** The address of a profile nobody has given one. */
export const LOCAL_EMAIL = `local${LOCAL_DOMAIN}`

/** The address of a device's profile on a server where another has the plain one. */
export function localEmailOf(deviceId: string): string {
  return `local+${deviceId}${LOCAL_DOMAIN}`
}

/** Has nobody given this profile an address, and so no password either? */
export function isLocalEmail(email: string): boolean {
  return email.endsWith(LOCAL_DOMAIN)
}
