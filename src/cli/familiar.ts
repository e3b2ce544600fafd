#!/usr/bin/env node
import { homedir } from 'node:os'
import { createInterface } from 'node:readline/promises'
import { run } from './run'

/** The entry of the `familiar` command, in plain Node. */
process.exitCode = await run(process.argv.slice(2), {
  env: process.env,
  platform: process.platform,
  home: homedir(),
  workingFolder: process.cwd(),
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  confirm: process.stdin.isTTY ? confirm : null,
})

async function confirm(question: string): Promise<boolean> {
  const line = createInterface({ input: process.stdin, output: process.stderr })
  try {
    return /^y(es)?$/i.test((await line.question(`${question} [y/N] `)).trim())
  } finally {
    line.close()
  }
}
