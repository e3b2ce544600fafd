// @ts-check
/** What a deb does when it is installed and removed: what the packager would have it do, and the `familiar` command. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

// The packager fills in what is in `${}`. Its own script links the name to the app, with the priority 100.
const COMMAND = "'/opt/${sanitizedProductName}/resources/bin/familiar'"

const INSTALL = `
# By its name in a shell it is the command, which starts the app when it is called without one.
if type update-alternatives >/dev/null 2>&1; then
    update-alternatives --install '/usr/bin/\${executable}' '\${executable}' ${COMMAND} 200 || true
else
    ln -sf ${COMMAND} '/usr/bin/\${executable}'
fi
`

const REMOVE = `
if type update-alternatives >/dev/null 2>&1; then
    update-alternatives --remove '\${executable}' ${COMMAND} || true
fi
`

/**
 * Writes both. @param {{templates: string, into: string}} folders where the packager's own are, and where ours go
 * @returns {{afterInstall: string, afterRemove: string}} their paths
 */
export function debScripts({ templates, into }) {
  mkdirSync(into, { recursive: true })
  /** @param {string} name @param {string} more */
  const write = (name, more) => {
    const file = join(into, name)
    writeFileSync(file, `${readFileSync(join(templates, name), 'utf8').trimEnd()}\n${more}`)
    return file
  }
  return {
    afterInstall: write('after-install.tpl', INSTALL),
    afterRemove: write('after-remove.tpl', REMOVE),
  }
}
