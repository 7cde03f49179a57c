import Database from 'better-sqlite3'
import { Kysely, sql } from 'kysely'
import { migrate } from '../../store/database/migrate.ts'
import { sqliteDialect } from '../../store/database/sqlite.ts'
import { MOVE_TABLE } from '../../store/database/unfinished-move.ts'
import { migrations } from '../../store/migrations/index.ts'
import type { Schema } from '../../store/schema.ts'
import { CliError } from '../shared/args.ts'
import type { Contents } from './contents.ts'

/**
 * Throws CliError where a database has a trigger, a view, a table or a column that its version of Proctor does not
 * make, or lacks one: a trigger in a file from elsewhere would run inside the bot.
 */
export const refuseForeignSchema = async (file: string, name: string, contents: Contents): Promise<void> => {
  const expected = new Set(await expectedColumns(contents.migrations))
  const database = new Database(file, { readonly: true })
  try {
    const list = (query: string) => database.prepare(query).pluck().all() as string[]
    const active = list(`select type || ' ' || name from sqlite_schema where type in ('trigger', 'view')`)
    if (active.length > 0) throw new CliError(foreign(name, `the ${active[0]}`))
    const found = new Set(list(COLUMNS))
    const added = [...found].find(column => !expected.has(column) && !column.startsWith(`${MOVE_TABLE}.`))
    if (added !== undefined) throw new CliError(foreign(name, `the column ${added}`))
    const missing = [...expected].find(column => !found.has(column))
    if (missing !== undefined)
      throw new CliError(
        `${name} lacks the column ${missing}, so the bot could not use it. Nothing was replaced.`,
      )
  } finally {
    database.close()
  }
}

const foreign = (name: string, what: string): string =>
  `${name} has ${what}, which Proctor does not make: someone changed the file, or it is another program’s. ` +
  'Nothing was replaced. Use a backup that npm run backup wrote.'

/** Every column as `table.column type`, of tables that are not SQLite's own. */
const COLUMNS = `select tables.name || '.' || columns.name || ' ' || lower(columns.type)
  from sqlite_schema as tables, pragma_table_xinfo(tables.name) as columns
  where tables.type = 'table' and tables.name not like 'sqlite\\_%' escape '\\'`

/** The columns that these migrations make, on an empty database in memory. */
const expectedColumns = async (names: readonly string[]): Promise<string[]> => {
  const db = new Kysely<Schema>({ dialect: sqliteDialect(':memory:') })
  try {
    await migrate(db, Object.fromEntries(names.map(name => [name, migrations[name]!])))
    const { rows } = await sql<Record<string, string>>`${sql.raw(COLUMNS)}`.execute(db)
    return rows.map(row => Object.values(row)[0]!)
  } finally {
    await db.destroy()
  }
}
