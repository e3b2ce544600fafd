// @ts-check
/** What the packager is told of certificates, and of having none. */

/** By these it finds a certificate, and Apple's account for the seal of approval. */
const CERTIFICATES = /^(?:(?:WIN_)?CSC_|APPLE_)/

/** Will the packager have a certificate to sign with? @param {NodeJS.ProcessEnv} env */
export function isSigned(env) {
  return [env['CSC_LINK'], env['CSC_NAME']].some((one) => (one ?? '').trim() !== '')
}

/**
 * The environment of the packager. A secret that is not set is an empty variable in a workflow, and the packager takes an
 * empty `CSC_LINK` for the path of a certificate: on macOS it would make nothing.
 * @param {NodeJS.ProcessEnv} env @returns {NodeJS.ProcessEnv}
 */
export function packagerEnv(env) {
  return Object.fromEntries(
    Object.entries(env).filter(
      ([name, value]) => !CERTIFICATES.test(name) || (value ?? '').trim() !== '',
    ),
  )
}

/**
 * How a package for macOS is signed. Without a certificate the packager would sign nothing at all, and the fuses break the
 * signature that Electron came with: processors of Apple's run no program without a valid one. So it is signed without a
 * name, which macOS tells whoever installs it.
 * @param {boolean} signed @returns {{identity?: '-'}}
 */
export function macIdentity(signed) {
  return signed ? {} : { identity: '-' }
}
