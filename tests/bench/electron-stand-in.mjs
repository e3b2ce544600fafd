// @ts-check
/**
 * `node --import` this, then the main entry as built: what stands in for `electron` ends the process at the first thing
 * the entry asks of it, which is after every module it stands on has been loaded, and prints how long that took.
 */
import { register } from 'node:module'
import { readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'

const entry = process.argv[1] ?? ''
const names = /import \{([^}]*)\} from "electron"/.exec(readFileSync(entry, 'utf8'))?.[1] ?? ''
const began = performance.now()

/** Called by the stand-in, so by the first line that runs of the entry itself. */
Reflect.set(globalThis, 'familiarLoaded', () => {
  process.stdout.write(String(performance.now() - began))
  process.exit(0)
})

const exported = names
  .split(',')
  .map((name) => name.trim().split(' as ')[0] ?? '')
  .filter((name) => name !== '')
const source = [
  'const anything = new Proxy(function () {}, { get: () => globalThis.familiarLoaded() })',
  ...exported.map((name) => `export const ${name} = anything`),
].join('\n')
const electron = `data:text/javascript,${encodeURIComponent(source)}`

const hooks = `export const resolve = (name, context, next) =>
  name === 'electron' ? { url: ${JSON.stringify(electron)}, shortCircuit: true } : next(name, context)`
register(`data:text/javascript,${encodeURIComponent(hooks)}`, pathToFileURL(entry))
