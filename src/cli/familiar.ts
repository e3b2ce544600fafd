#!/usr/bin/env node
import { homedir } from 'node:os'
import { codeOf, messageOf } from '../main/failure'
import { asks } from './ask'
import { EXIT } from './outcome'
import { run } from './run'

/** The entry of the `familiar` command, in plain Node. */

// Who reads may have had enough (`| head`): that is no failure, and no reason to leave a change half made.
process.stdout.on('error', (error) => {
  if (codeOf(error) === 'EPIPE') return
  process.exitCode = EXIT.failed
  process.stderr.write(`The answer could not be written: ${messageOf(error)}.\n`)
})
process.stderr.on('error', () => undefined)

/** The folder one stands in may have been deleted meanwhile; the shell still knows what it was called. */
function workingFolder(): string {
  try {
    return process.cwd()
  } catch {
    return process.env['PWD'] ?? homedir()
  }
}

const ends = await run(process.argv.slice(2), {
  env: process.env,
  platform: process.platform,
  home: homedir(),
  workingFolder: workingFolder(),
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  confirm: process.stdin.isTTY ? asks(process.stdin, process.stderr) : null,
})
process.exitCode ??= ends
