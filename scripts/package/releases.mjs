// @ts-check
/**
 * Where a package looks for newer versions: the releases of one repository on GitHub, settled when it is made. Nothing that
 * is set in the app can lead it elsewhere.
 */

const NAME = /^[\w.-]+\/[\w.-]+$/

/**
 * `FAMILIAR_RELEASES` (`owner/repository`), else the `repository` of `package.json`; null where neither names one. Throws
 * with a sentence for a name that is none.
 * @param {{repository?: string | {url?: string}}} manifest @param {NodeJS.ProcessEnv} env
 * @returns {string | null}
 */
export function releasesOf({ repository }, env) {
  const named = env['FAMILIAR_RELEASES']?.trim() ?? ''
  if (named !== '') {
    if (NAME.test(named)) return named
    throw new Error(
      `FAMILIAR_RELEASES is the owner and the name of a repository on GitHub, such as owner/familiar; not ${named}.`,
    )
  }
  const url = typeof repository === 'string' ? repository : (repository?.url ?? '')
  const short = url
    .replace(/^git\+/, '')
    .replace(/^github:/, '')
    .replace(/^(?:https|ssh):\/\/(?:git@)?github\.com\//, '')
    .replace(/\.git$/, '')
  return NAME.test(short) ? short : null
}
