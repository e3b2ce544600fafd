import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { Failure, messageOf } from '../failure'

/** What the command line says. */
export interface Flags {
  /** Null: Electron where its runtime is installed. */
  readonly host: 'electron' | 'browser' | null
  readonly dataDir: string | null
  /** Port on 127.0.0.1; 0 takes a free one. */
  readonly port: number
  /** Whether windows open by themselves. */
  readonly open: boolean
  readonly watch: readonly string[]
  /** Starts, asks every part whether it works, prints what they say, and ends. */
  readonly smoke: boolean
}

const OPTIONS = {
  host: { type: 'string' },
  'data-dir': { type: 'string' },
  port: { type: 'string' },
  'no-open': { type: 'boolean' },
  watch: { type: 'string', multiple: true },
  smoke: { type: 'boolean' },
} as const

const KNOWN =
  '--host=electron|browser, --data-dir <folder>, --port <number>, --no-open, --watch <folder>, --smoke'

const valuesSchema = z.object({
  host: z.enum(['electron', 'browser'], '--host is electron or browser.').optional(),
  'data-dir': z.string().min(1, '--data-dir needs a folder.').optional(),
  port: z
    .string()
    .regex(/^\d{1,5}$/, '--port is a number from 0 to 65535.')
    .transform(Number)
    .refine((port) => port <= 65_535, '--port is a number from 0 to 65535.')
    .optional(),
  'no-open': z.boolean().optional(),
  watch: z.array(z.string().min(1, '--watch needs a folder.')).optional(),
  smoke: z.boolean().optional(),
})

/**
 * Reads the app's own flags; throws a Failure with one sentence for anything it does not know.
 * `ignored` names switches that are not ours to judge, such as Chromium's under Electron.
 */
export function parseFlags(argv: readonly string[], ignored: readonly string[] = []): Flags {
  const ours = argv.filter(
    (arg) => !ignored.some((name) => arg === `--${name}` || arg.startsWith(`--${name}=`)),
  )
  const values = valuesSchema.safeParse(read(ours))
  if (!values.success) {
    throw new Failure('BAD_FLAG', values.error.issues[0]?.message ?? 'A flag could not be read.')
  }
  const { host, port, watch, 'data-dir': dataDir } = values.data
  return {
    host: host ?? null,
    dataDir: dataDir === undefined ? null : fullPath(dataDir),
    port: port ?? 0,
    open: values.data['no-open'] !== true,
    watch: (watch ?? []).map(fullPath),
    smoke: values.data.smoke === true,
  }
}

/** Seen from where the user typed the command: npm runs its scripts in the project's folder and keeps the other. */
function fullPath(folder: string): string {
  return resolve(process.env['INIT_CWD'] ?? '', folder)
}

function read(argv: readonly string[]): unknown {
  try {
    return parseArgs({ args: [...argv], options: OPTIONS, strict: true, allowPositionals: false })
      .values
  } catch (cause) {
    // Node's sentences go on with advice about `--`; the first says what is wrong.
    const [what = 'A flag could not be read'] = messageOf(cause).split('. ')
    throw new Failure('BAD_FLAG', `${what.replace(/\.$/, '')}. Familiar knows ${KNOWN}.`, { cause })
  }
}
