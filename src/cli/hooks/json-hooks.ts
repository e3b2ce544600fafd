import {
  type FormattingOptions,
  type JSONPath,
  type ParseError,
  applyEdits,
  modify,
  parse,
} from 'jsonc-parser'
import { z } from 'zod'
import { callsHook } from './windows-call'

/** Hooks to be added: for each event of the agent's, what is run. */
export type HookEntries = Readonly<
  Record<
    string,
    {
      readonly matcher?: string
      readonly hooks: readonly Readonly<Record<string, string | number>>[]
    }
  >
>

const hookSchema = z.looseObject({ command: z.unknown().optional() })
const groupSchema = z.looseObject({ hooks: z.array(z.unknown()).optional() })
const settingsSchema = z.looseObject({
  hooks: z.record(z.string(), z.unknown()).optional(),
})

/** Some editors of Windows begin a file with it, and it is none of JSON's. */
const BYTE_ORDER_MARK = '\uFEFF'

/** A file that is not what it should be; the sentence goes on after its name. */
export class NotUnderstood extends Error {}

/**
 * Settings with these hooks of ours and no others of ours; what else is in them, comments too, stays as it is. Throws
 * NotUnderstood for what is no JSON or not shaped as settings are.
 */
export function withHooks(text: string, entries: HookEntries): string {
  if (text.startsWith(BYTE_ORDER_MARK)) return BYTE_ORDER_MARK + withHooks(text.slice(1), entries)
  if (isThere(text, entries)) return text
  let next = withoutHooks(text.trim() === '' ? '{}\n' : text)
  for (const [event, group] of Object.entries(entries)) {
    const at = groupsOf(next, event).length
    next = change(next, ['hooks', event, at], group, true)
  }
  // Of a name that is there twice the first is changed, and the agent reads the last.
  if (!isThere(next, entries)) throw new NotUnderstood('has hooks in two places')
  return next
}

/** Settings without any hook of ours, and without what held nothing else. */
export function withoutHooks(text: string): string {
  if (text.startsWith(BYTE_ORDER_MARK)) return BYTE_ORDER_MARK + withoutHooks(text.slice(1))
  if (text.trim() === '') return text
  let next = text
  for (const event of Object.keys(hooksOf(text))) {
    if (!ours(next, event)) continue
    // From behind, so that what is taken out does not move what is still looked at.
    for (let group = groupsOf(next, event).length - 1; group >= 0; group -= 1) {
      const mine = hooksIn(next, event, group).map(isOurs)
      if (!mine.includes(true)) continue
      if (mine.every(Boolean)) {
        next = change(next, ['hooks', event, group], undefined)
        continue
      }
      for (let hook = mine.length - 1; hook >= 0; hook -= 1)
        if (mine[hook] === true)
          next = change(next, ['hooks', event, group, 'hooks', hook], undefined)
    }
    if (groupsOf(next, event).length === 0) next = change(next, ['hooks', event], undefined)
  }
  return next !== text && Object.keys(hooksOf(next)).length === 0
    ? change(next, ['hooks'], undefined)
    : next
}

/** Is a hook of ours among them? */
export function hasHooks(text: string): boolean {
  if (text.startsWith(BYTE_ORDER_MARK)) return hasHooks(text.slice(1))
  return text.trim() !== '' && Object.keys(hooksOf(text)).some((event) => ours(text, event))
}

function isThere(text: string, entries: HookEntries): boolean {
  if (text.trim() === '') return false
  const events = Object.keys(hooksOf(text)).filter((event) => ours(text, event))
  const wanted = Object.keys(entries)
  return (
    events.length === wanted.length &&
    wanted.every((event) => {
      const mine = groupsOf(text, event).filter((_, group) =>
        hooksIn(text, event, group).some(isOurs),
      )
      return mine.length === 1 && JSON.stringify(mine[0]) === JSON.stringify(entries[event])
    })
  )
}

function ours(text: string, event: string): boolean {
  return groupsOf(text, event).some((_, group) => hooksIn(text, event, group).some(isOurs))
}

function isOurs(hook: unknown): boolean {
  const { data } = hookSchema.safeParse(hook)
  return typeof data?.command === 'string' && callsHook(data.command)
}

function hooksOf(text: string): Record<string, unknown> {
  const errors: ParseError[] = []
  const json: unknown = parse(text, errors, { allowTrailingComma: true })
  if (errors.length > 0) throw new NotUnderstood('is not JSON')
  const settings = settingsSchema.safeParse(json)
  if (!settings.success) throw new NotUnderstood('has no hooks where they should be')
  return settings.data.hooks ?? {}
}

function groupsOf(text: string, event: string): unknown[] {
  const { [event]: groups = [] } = hooksOf(text)
  if (!Array.isArray(groups)) throw new NotUnderstood(`has no list at hooks.${event}`)
  return Array.from<unknown>(groups)
}

function hooksIn(text: string, event: string, group: number): unknown[] {
  const read = groupSchema.safeParse(groupsOf(text, event)[group])
  return read.data?.hooks ?? []
}

function change(text: string, path: JSONPath, value: unknown, isArrayInsertion = false): string {
  const formattingOptions = formatOf(text)
  return applyEdits(text, modify(text, path, value, { formattingOptions, isArrayInsertion }))
}

/** As the rest of the file is written. */
function formatOf(text: string): FormattingOptions {
  const indent = /^([ \t]+)\S/m.exec(text)?.[1] ?? '  '
  return {
    insertSpaces: !indent.startsWith('\t'),
    tabSize: indent.startsWith('\t') ? 1 : indent.length,
    eol: text.includes('\r\n') ? '\r\n' : '\n',
  }
}
