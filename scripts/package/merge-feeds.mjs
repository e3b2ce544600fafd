// @ts-check
/**
 * Collects what several machines have packed into one folder. Each writes a feed of its own (`latest-mac.yml`), by which
 * the app finds newer versions; two machines of one system write two of the same name, and the app chooses among the
 * files of one. `node scripts/package/merge-feeds.mjs <folder of folders> <into>`
 */
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  writeFileSync,
} from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/** @param {string} from one folder for each machine @param {string} into */
export function mergeReleases(from, into) {
  mkdirSync(into, { recursive: true })
  for (const machine of readdirSync(from).sort())
    for (const name of readdirSync(join(from, machine)).sort()) {
      const [file, target] = [join(from, machine, name), join(into, name)]
      if (!existsSync(target)) copyFileSync(file, target)
      else if (name.endsWith('.yml'))
        writeFileSync(target, mergedFeed(readFileSync(target, 'utf8'), readFileSync(file, 'utf8')))
      else throw new Error(`Two machines have made ${name}.`)
    }
}

/** The first feed, with the files of the other beside its own. @param {string} feed @param {string} other */
export function mergedFeed(feed, other) {
  const version = /^version: .+$/m.exec(feed)?.[0]
  if (version === undefined || version !== /^version: .+$/m.exec(other)?.[0])
    throw new Error('The feeds of two machines are of different versions.')
  return feed.replace(FILES, (own) => `${own}${FILES.exec(other)?.groups?.['list'] ?? ''}`)
}

/** The list of files: every line below it that is further in. */
const FILES = /^files:\n(?<list>(?: .*\n)+)/m

if (process.argv[1] !== undefined && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const [from, into] = process.argv.slice(2)
  if (from === undefined || into === undefined) {
    process.stderr.write('Name the folder of what was packed, and the folder to collect it in.\n')
    process.exit(2)
  }
  mergeReleases(from, into)
}
