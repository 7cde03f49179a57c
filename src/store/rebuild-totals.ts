import { Kysely } from 'kysely'
import { loadEnvFile, readConfig } from '../config.ts'
import { migrate } from './migrate.ts'
import { rebuildTotals } from './rebuild.ts'
import type { Schema } from './schema.ts'
import { sqliteDialect } from './sqlite.ts'

/** `npm run rebuild-totals`: for after a repair of the answers. May run beside the bot. */
loadEnvFile()
const { databaseFile } = readConfig(process.env)
const db = new Kysely<Schema>({ dialect: sqliteDialect(databaseFile) })
await migrate(db)
const rows = await rebuildTotals(db)
await db.destroy()
console.log(`${databaseFile}: ${rows} totals derived anew from the answers.`)
