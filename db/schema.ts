/**
 * The database. The first eight tables are the customer's data model, to the letter: names, types, constraints and
 * defaults. What it has no place for lives in tables of its own below, never in further columns.
 */
import { sql } from 'drizzle-orm'
import {
  bigserial,
  boolean,
  customType,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
  uuid,
  varchar,
} from 'drizzle-orm/pg-core'
import type { EventId, GoalId, IntegrationId, PetId, RawEventId, UserId } from '@shared/domain/ids'

const bytea = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => 'bytea' })
const timestamptz = (name: string) => timestamp(name, { withTimezone: true })

export const users = pgTable('users', {
  id: uuid('id').primaryKey().defaultRandom().$type<UserId>(),
  email: varchar('email', { length: 255 }).notNull().unique(),
  hashedPassword: text('hashed_password').notNull(),
  displayName: varchar('display_name', { length: 100 }),
  avatarUrl: text('avatar_url'),
  createdAt: timestamptz('created_at').defaultNow(),
  updatedAt: timestamptz('updated_at').defaultNow(),
})

export const pets = pgTable(
  'pets',
  {
    id: uuid('id').primaryKey().defaultRandom().$type<PetId>(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id)
      .$type<UserId>(),
    name: varchar('name', { length: 100 }),
    species: varchar('species', { length: 50 }).default('default'),
    stateJson: jsonb('state_json').default({}).$type<unknown>(),
    version: integer('version').default(1),
    createdAt: timestamptz('created_at').defaultNow(),
    updatedAt: timestamptz('updated_at').defaultNow(),
  },
  (table) => [index('pets_user_id_idx').on(table.userId)],
)

export const integrations = pgTable(
  'integrations',
  {
    id: uuid('id').primaryKey().$type<IntegrationId>(),
    userId: uuid('user_id')
      .references(() => users.id)
      .$type<UserId>(),
    provider: varchar('provider', { length: 50 }).notNull(),
    accessTokenEncrypted: bytea('access_token_encrypted'),
    refreshTokenEncrypted: bytea('refresh_token_encrypted'),
    metadata: jsonb('metadata').default({}).$type<unknown>(),
    createdAt: timestamptz('created_at').defaultNow(),
    updatedAt: timestamptz('updated_at').defaultNow(),
  },
  (table) => [index('integrations_user_id_provider_idx').on(table.userId, table.provider)],
)

export const eventRaw = pgTable(
  'event_raw',
  {
    id: uuid('id').primaryKey().$type<RawEventId>(),
    integrationId: uuid('integration_id')
      .references(() => integrations.id)
      .$type<IntegrationId>(),
    externalEventId: varchar('external_event_id', { length: 255 }).unique(),
    payload: jsonb('payload').notNull().$type<unknown>(),
    receivedAt: timestamptz('received_at').defaultNow(),
    processed: boolean('processed').default(false),
  },
  (table) => [
    // The work list of normalising; empty at rest.
    index('event_raw_unprocessed_idx')
      .on(table.receivedAt, table.id)
      .where(sql`processed = false`),
    // Finds earlier versions of a rewritten commit (git source).
    index('event_raw_patch_id_idx')
      .on(table.integrationId, sql`(payload ->> 'patchId')`)
      .where(sql`payload ? 'patchId'`),
    index('event_raw_authored_at_idx')
      .on(table.integrationId, sql`(payload ->> 'authoredAt')`)
      .where(sql`payload ? 'patchId'`),
  ],
)

export const events = pgTable(
  'events',
  {
    id: uuid('id').primaryKey().$type<EventId>(),
    eventRawId: uuid('event_raw_id')
      .references(() => eventRaw.id)
      .$type<RawEventId>(),
    userId: uuid('user_id')
      .references(() => users.id)
      .$type<UserId>(),
    petId: uuid('pet_id')
      .references(() => pets.id)
      .$type<PetId>(),
    type: varchar('type', { length: 100 }).notNull(),
    value: doublePrecision('value').default(1),
    meta: jsonb('meta').default({}).$type<unknown>(),
    scored: boolean('scored').default(false),
    createdAt: timestamptz('created_at').defaultNow(),
  },
  (table) => [
    index('events_user_id_created_at_idx').on(table.userId, table.createdAt.desc().nullsFirst()),
    // The work list of scoring; empty at rest.
    index('events_unscored_idx')
      .on(table.petId, table.createdAt, table.id)
      .where(sql`scored = false`),
    // Who erases a history looks for its events by it; what has been erased is not in it.
    index('events_event_raw_id_idx')
      .on(table.eventRawId)
      .where(sql`event_raw_id is not null`),
    // The newest of one connection, and what there is of its day. What happens on this computer, a million commits
    // perhaps, is not asked for that, and takes no room.
    index('events_user_id_source_created_at_idx')
      .on(table.userId, sql`(meta ->> 'source')`, table.createdAt.desc().nullsFirst())
      .where(sql`meta ->> 'source' not in ('git', 'endpoint', 'familiar')`),
  ],
)

export const goals = pgTable(
  'goals',
  {
    id: uuid('id').primaryKey().$type<GoalId>(),
    userId: uuid('user_id')
      .references(() => users.id)
      .$type<UserId>(),
    name: varchar('name', { length: 200 }).notNull(),
    description: text('description'),
    targetValue: doublePrecision('target_value').default(1),
    currentValue: doublePrecision('current_value').default(0),
    unit: varchar('unit', { length: 50 }),
    isCompleted: boolean('is_completed').default(false),
    createdAt: timestamptz('created_at').defaultNow(),
    updatedAt: timestamptz('updated_at').defaultNow(),
  },
  (table) => [index('goals_user_id_is_completed_idx').on(table.userId, table.isCompleted)],
)

export const auditLogs = pgTable(
  'audit_logs',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    userId: uuid('user_id')
      .references(() => users.id)
      .$type<UserId>(),
    action: varchar('action', { length: 100 }).notNull(),
    targetType: varchar('target_type', { length: 50 }),
    targetId: uuid('target_id'),
    metadata: jsonb('metadata').$type<unknown>(),
    createdAt: timestamptz('created_at').defaultNow(),
  },
  (table) => [index('audit_logs_target_idx').on(table.userId, table.action, table.targetId)],
)

export const metricsCache = pgTable('metrics_cache', {
  key: varchar('key', { length: 100 }).primaryKey(),
  value: doublePrecision('value'),
  updatedAt: timestamptz('updated_at').defaultNow(),
})

/** What a pet is to its user; a pet without a row is a pet like any other. */
export const petRoles = pgTable(
  'pet_roles',
  {
    petId: uuid('pet_id')
      .primaryKey()
      .references(() => pets.id)
      .$type<PetId>(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id)
      .$type<UserId>(),
    /** Is it the one that the user's work feeds? Where none is marked, it is the oldest that was not let go. */
    eats: boolean('eats').notNull().default(false),
    /** Not to be seen on the screen. */
    hidden: boolean('hidden').notNull().default(false),
    letGoAt: timestamptz('let_go_at'),
    updatedAt: timestamptz('updated_at').notNull().defaultNow(),
  },
  (table) => [
    uniqueIndex('pet_roles_one_eats_idx')
      .on(table.userId)
      .where(sql`eats`),
  ],
)

/** Times in which a pet was not the one that eats: its clock stands still meanwhile. */
export const petPauses = pgTable(
  'pet_pauses',
  {
    id: uuid('id').primaryKey(),
    petId: uuid('pet_id')
      .notNull()
      .references(() => pets.id)
      .$type<PetId>(),
    beganAt: timestamptz('began_at').notNull(),
    /** Null while it lasts. */
    endedAt: timestamptz('ended_at'),
  },
  (table) => [
    index('pet_pauses_pet_id_ended_at_idx').on(table.petId, table.endedAt),
    uniqueIndex('pet_pauses_one_lasts_idx')
      .on(table.petId)
      .where(sql`ended_at is null`),
  ],
)

/** Where each source stands: one row per integration and part of it (for git, a repository). */
export const sourceState = pgTable(
  'source_state',
  {
    integrationId: uuid('integration_id')
      .notNull()
      .references(() => integrations.id)
      .$type<IntegrationId>(),
    /** The part of the integration this row is about; empty for the whole. */
    scope: text('scope').notNull().default(''),
    cursor: jsonb('cursor').$type<unknown>(),
    etag: text('etag'),
    nextPollAt: timestamptz('next_poll_at'),
    lastPollAt: timestamptz('last_poll_at'),
    lastSuccessAt: timestamptz('last_success_at'),
    /** When everything there was had been read for the first time; null until then. */
    firstReadAt: timestamptz('first_read_at'),
    lastError: jsonb('last_error').$type<unknown>(),
    /** Grows with every delivery: two devices that poll one connection notice each other by it. */
    revision: integer('revision').notNull().default(0),
    updatedAt: timestamptz('updated_at').notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.integrationId, table.scope] })],
)

/** What a source noted of single things it observes: a page, a day's reading. Tells what has changed since. */
export const sourceItems = pgTable(
  'source_items',
  {
    integrationId: uuid('integration_id')
      .notNull()
      .references(() => integrations.id)
      .$type<IntegrationId>(),
    scope: varchar('scope', { length: 200 }).notNull(),
    itemId: varchar('item_id', { length: 200 }).notNull(),
    value: jsonb('value').notNull().$type<unknown>(),
    updatedAt: timestamptz('updated_at').notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.integrationId, table.scope, table.itemId] })],
)

/** Times in which a connected source could not be read: its share of the pet's decay pauses meanwhile. */
export const sourceSilences = pgTable(
  'source_silences',
  {
    id: uuid('id').primaryKey(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id)
      .$type<UserId>(),
    integrationId: uuid('integration_id')
      .notNull()
      .references(() => integrations.id)
      .$type<IntegrationId>(),
    /** Part of the decay that pauses, from 0 to 1. */
    share: doublePrecision('share').notNull(),
    beganAt: timestamptz('began_at').notNull(),
    /** Null while it lasts. */
    endedAt: timestamptz('ended_at'),
  },
  (table) => [index('source_silences_user_id_ended_at_idx').on(table.userId, table.endedAt)],
)

/** Semantic keys of counted events: what makes one commit, seen by two sources, count once. */
export const eventKeys = pgTable(
  'event_keys',
  {
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id)
      .$type<UserId>(),
    key: varchar('key', { length: 255 }).notNull(),
    eventId: uuid('event_id')
      .notNull()
      .references(() => events.id)
      .$type<EventId>(),
  },
  (table) => [primaryKey({ columns: [table.userId, table.key] })],
)

/** Raw events no normaliser could read, with the reason; tried again by a newer normaliser or on request. */
export const quarantine = pgTable('quarantine', {
  eventRawId: uuid('event_raw_id')
    .primaryKey()
    .references(() => eventRaw.id)
    .$type<RawEventId>(),
  reason: text('reason').notNull(),
  normaliserVersion: integer('normaliser_version').notNull(),
  createdAt: timestamptz('created_at').notNull().defaultNow(),
})

/** Each counting period of a goal; the newest is the running one and `goals.current_value` mirrors it. */
export const goalPeriods = pgTable(
  'goal_periods',
  {
    goalId: uuid('goal_id')
      .notNull()
      .references(() => goals.id)
      .$type<GoalId>(),
    /** Civil date in the user's time zone, as text: a date has no zone to convert from. */
    start: varchar('start', { length: 10 }).notNull(),
    /** The day after the last; null for a goal without periods. */
    end: varchar('end', { length: 10 }),
    currentValue: doublePrecision('current_value').notNull().default(0),
    targetValue: doublePrecision('target_value').notNull(),
    completedAt: timestamptz('completed_at'),
  },
  (table) => [primaryKey({ columns: [table.goalId, table.start] })],
)

/** What the user has set, one row per name. */
export const settings = pgTable(
  'settings',
  {
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id)
      .$type<UserId>(),
    key: varchar('key', { length: 100 }).notNull(),
    value: jsonb('value').notNull().$type<unknown>(),
    updatedAt: timestamptz('updated_at').notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.userId, table.key] })],
)
