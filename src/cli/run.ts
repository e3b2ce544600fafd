import { messageOf } from '../main/failure'
import { redact } from '../main/redact'
import { readArguments } from './arguments'
import type { Command } from './command'
import { doctor } from './commands/doctor'
import { emit } from './commands/emit'
import { exportCommand } from './commands/export'
import { hook } from './commands/hook'
import { importCommand } from './commands/import'
import { status } from './commands/status'
import { EXIT, type ExitCode, Problem } from './outcome'
import type { Terminal } from './terminal'

const COMMANDS: readonly Command[] = [status, emit, hook, exportCommand, importCommand, doctor]

const COMMON_DETAILS = [
  '--data-dir <folder>  the data folder of the Familiar that is meant',
  '--json               answer in JSON',
  '--help               this text',
]

const EXIT_CODES =
  'Ends with 0: done, 1: did not work, 2: not understood, 3: Familiar does not run, 4: Familiar refused, 5: nobody agreed, 6: a file cannot be read or understood.'

/** Runs one command line and returns what to end with. Whatever goes wrong is one sentence. */
export async function run(argv: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const json = argv.includes('--json')
  try {
    return await dispatch(argv, terminal)
  } catch (error) {
    const problem =
      error instanceof Problem
        ? error
        : new Problem(EXIT.failed, `That did not work: ${messageOf(error)}.`)
    const message = redact(problem.message)
    if (json)
      terminal.out(`${JSON.stringify({ ok: false, error: { exit: problem.exit, message } })}\n`)
    else terminal.err(`${message}\n`)
    return problem.exit
  }
}

async function dispatch(argv: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { name, rest } = commandIn(argv)
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    const text = `${overview()}\n`
    if (name !== undefined) terminal.out(text)
    else terminal.err(text)
    return name === undefined ? EXIT.usage : EXIT.ok
  }
  const command = COMMANDS.find((one) => one.name === name)
  if (command === undefined)
    throw new Problem(
      EXIT.usage,
      `There is no command “${name}”. There are ${COMMANDS.map((one) => one.name).join(', ')}.`,
    )
  const given = readArguments(rest, command.options, command, terminal)
  if (given.help) {
    const help = helpOf(command)
    terminal.out(`${given.json ? JSON.stringify({ ok: true, data: { help } }) : help}\n`)
    return EXIT.ok
  }
  const outcome = await command.run(given, terminal)
  const said = given.json
    ? JSON.stringify({ ok: outcome.exit === EXIT.ok, data: outcome.json })
    : outcome.text
  terminal.out(`${said}\n`)
  return outcome.exit
}

/** The command and what is said to it: what every command takes may stand before its name too. */
function commandIn(argv: readonly string[]): {
  name: string | undefined
  rest: readonly string[]
} {
  const before: string[] = []
  const after = [...argv]
  for (let next = after[0]; next?.startsWith('--data-dir') || next === '--json'; next = after[0])
    before.push(...after.splice(0, next === '--data-dir' ? 2 : 1))
  const [name, ...rest] = after
  return { name, rest: [...before, ...rest] }
}

function overview(): string {
  const width = Math.max(...COMMANDS.map(({ name }) => name.length))
  return [
    'familiar <command>',
    '',
    ...COMMANDS.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`),
    '',
    'familiar <command> --help tells more.',
    EXIT_CODES,
  ].join('\n')
}

function helpOf({ usage, summary, details }: Command): string {
  return [
    `Usage: ${usage}`,
    `       ${summary}`,
    '',
    ...[...details, ...COMMON_DETAILS].map((line) => `  ${line}`),
    '',
    EXIT_CODES,
  ].join('\n')
}
