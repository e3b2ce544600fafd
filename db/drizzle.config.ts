import { defineConfig } from 'drizzle-kit'

/** `npm run db:generate` writes the next migration from the difference between schema.ts and db/migrations. */
export default defineConfig({
  dialect: 'postgresql',
  schema: './db/schema.ts',
  out: './db/migrations',
})
