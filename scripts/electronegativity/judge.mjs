// @ts-check
/**
 * @typedef {object} Finding
 * @property {string} rule @property {string} file below src, with `/`; `N/A` of what is missing everywhere
 * @property {string} line the line of source, trimmed; empty of what is missing everywhere
 */

/** @typedef {Finding & {readonly why: string}} Explained */

/**
 * Holds findings against those that somebody has looked at. By the line itself and not its number, so that an
 * explanation stays with what it explains, and a second place in the same file needs its own.
 * @param {readonly Finding[]} findings @param {readonly Explained[]} explained
 * @returns {string[]} what is wrong, a sentence each; empty when every finding is explained and every explanation used
 */
export function judge(findings, explained) {
  const keys = new Set(explained.map(keyOf))
  const found = new Set(findings.map(keyOf))
  return [
    ...findings
      .filter((finding) => !keys.has(keyOf(finding)))
      .map(({ rule, file, line }) => `${rule} in ${file} is not explained: ${line}`),
    ...explained
      .filter((one) => !found.has(keyOf(one)))
      .map(({ rule, file, line }) => `${rule} in ${file} is explained, but not found: ${line}`),
    ...explained
      .filter(({ why }) => why.trim().split(/\s+/).length < 5)
      .map(({ rule, file }) => `${rule} in ${file} wants a reason, in words.`),
  ]
}

/** @param {Finding} finding */
function keyOf({ rule, file, line }) {
  return JSON.stringify([rule, file, line])
}
