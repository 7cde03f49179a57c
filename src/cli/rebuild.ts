import { Kysely } from 'kysely'
import { loadEnvFile, readConfig } from '../config.ts'
import { databaseName, dialectOf } from '../store/dialect.ts'
import { migrate } from '../store/migrate.ts'
import { rebuildTotals } from '../store/rebuild.ts'
import type { Schema } from '../store/schema.ts'

/** `npm run rebuild-totals`: for after a repair of the answers. May run beside the bot. */
loadEnvFile()
const { database } = readConfig(process.env)
const db = new Kysely<Schema>({ dialect: await dialectOf(database, { timeoutMs: null }) })
await migrate(db)
const rows = await rebuildTotals(db)
await db.destroy()
console.log(`${databaseName(database)}: ${rows} totals derived anew from the answers.`)
