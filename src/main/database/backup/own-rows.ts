/**
 * What a user's own export holds of each table, as SQL over the table `t`; `$user` stands for the user's id, quoted. On
 * a database shared with others it leaves out what is theirs.
 */
const OWN_ROWS: Readonly<Record<string, string>> = {
  users: 't.id = $user',
  // A setting that is sealed as a whole is left out: without its value there is nothing to bring in.
  settings: `t.user_id = $user and not (jsonb_typeof(t.value) = 'string' and t.value #>> '{}' like 'sealed.%')`,
  pet_pauses: 't.pet_id in (select id from pets where user_id = $user)',
  event_raw: `t.integration_id in (select id from integrations where user_id = $user)`,
  quarantine: `t.event_raw_id in (
    select r.id from event_raw r join integrations i on i.id = r.integration_id where i.user_id = $user)`,
  goal_periods: `t.goal_id in (select id from goals where user_id = $user)`,
  source_state: `t.integration_id in (select id from integrations where user_id = $user)`,
  source_items: `t.integration_id in (select id from integrations where user_id = $user)`,
  // Its keys begin with the id of a user or of a pet.
  metrics_cache: `split_part(t.key, '/', 1) in (
    select $user::text union all select id::text from pets where user_id = $user)`,
}
const BY_USER = 't.user_id = $user'

/** The condition for the rows of `table` that are the user's. */
export function ownRows(table: string, userId: string): string {
  if (!/^[0-9a-f-]{36}$/i.test(userId)) throw new Error('that is not the id of a user')
  return (OWN_ROWS[table] ?? BY_USER).replaceAll('$user', `'${userId}'::uuid`)
}

/** A text that the vault has sealed, as it stands in JSON; not the name of a field. */
const SEALED_TEXT = String.raw`"sealed\.[A-Za-z0-9+/=_.-]{20,}"(?!\s*:)`

const without = (column: string): string =>
  `regexp_replace(t.${column}::text, '${SEALED_TEXT}', 'null', 'g')::jsonb`

/** Columns that hold secrets, and what stands in their place in an export that leaves the vault's reach. */
const UNSEALED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  integrations: {
    access_token_encrypted: 'null::bytea',
    refresh_token_encrypted: 'null::bytea',
    metadata: without('metadata'),
  },
  settings: { value: without('value') },
}

/** How a column is read for an export without secrets. */
export function withoutSecrets(table: string, column: string): string {
  return UNSEALED[table]?.[column] ?? `t."${column}"`
}
