import { z } from 'zod'
import { ask, notionClient } from './client'
import { notionWords } from './words'

const MAX_AVATAR_BYTES = 100 * 1024
const IMAGE = /^image\/(png|jpeg|gif|webp)$/

/** Whom a token of Notion belongs to. */
export interface NotionAccount {
  /** The workspace: part of the external id of every event. */
  readonly id: string
  /** The workspace's name. */
  readonly name: string
  /** The connection's picture as a data URL. */
  readonly avatar: string | null
  /** The name of the connection itself, as it was set up in Notion. */
  readonly connection: string | null
}

const botSchema = z.looseObject({
  id: z.string().min(1).max(100),
  name: z.string().nullish(),
  avatar_url: z.string().nullish(),
  bot: z.looseObject({
    workspace_id: z.string().min(1).max(100).optional(),
    workspace_name: z.string().nullish(),
  }),
})

/** Reads the workspace a token opens, through a `fetch` that adds it. Throws a `Trouble`. */
export async function readNotionAccount(
  fetch: typeof globalThis.fetch,
  apiUrl: string,
): Promise<NotionAccount> {
  const client = notionClient(fetch, apiUrl)
  const { id, name, avatar_url, bot } = await ask(
    () => client.users.me({}),
    botSchema,
    notionWords.account,
  )
  const connection = textOf(name)
  return {
    id: bot.workspace_id ?? id,
    name: textOf(bot.workspace_name) ?? connection ?? notionWords.nameless,
    avatar: await readAvatar(fetch, apiUrl, avatar_url ?? null),
    connection,
  }
}

function textOf(value: string | null | undefined): string | null {
  const text = value?.trim() ?? ''
  return text === '' ? null : text
}

/** Only from Notion's own address: the given `fetch` would carry the token anywhere. */
async function readAvatar(
  fetch: typeof globalThis.fetch,
  apiUrl: string,
  address: string | null,
): Promise<string | null> {
  if (address === null || !URL.canParse(address)) return null
  if (new URL(address).origin !== new URL(apiUrl).origin) return null
  try {
    const response = await fetch(address, { redirect: 'error' })
    const [type = ''] = (response.headers.get('content-type') ?? '').split(';')
    if (!response.ok || !IMAGE.test(type)) return null
    if (Number(response.headers.get('content-length') ?? 0) > MAX_AVATAR_BYTES) return null
    const bytes = Buffer.from(await response.arrayBuffer())
    return bytes.byteLength > MAX_AVATAR_BYTES
      ? null
      : `data:${type};base64,${bytes.toString('base64')}`
  } catch {
    // A connection without a picture is as good as one with it.
    return null
  }
}
