import type { Database } from '../../config.ts'
import { formatTimestamp } from './backup.ts'

type PostgresDatabase = Extract<Database, { kind: 'postgres' }>

/** What to do instead of `npm run backup`. */
export const explainPgDump = (database: PostgresDatabase): string =>
  `This copies SQLite files; PostgreSQL has its own tools:
  pg_dump --format=custom --file=proctor-${formatTimestamp(Date.now())}.dump "${withoutPassword(database)}"
To get an SQLite file instead: npm run move-data -- "$DATABASE_URL" sqlite:backup.sqlite`

/** What to do instead of `npm run restore`. */
export const explainPgRestore = (database: PostgresDatabase, backup: string): string =>
  `This restores SQLite files; PostgreSQL has its own tools (stop the bot first):
  pg_restore --clean --if-exists --dbname="${withoutPassword(database)}" ${backup}
If the backup is an SQLite file: npm run move-data -- sqlite:${backup} "$DATABASE_URL"`

const withoutPassword = ({ url }: PostgresDatabase): string => {
  const address = new URL(url)
  address.password = ''
  address.search = ''
  return address.href
}
