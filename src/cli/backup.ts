import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { type Database, loadEnvFile, readConfig } from '../config.ts'
import { backUp, stampOf } from './backup/backup.ts'
import { BackupError } from './backup/backup-error.ts'
import { sayContents } from './backup/contents.ts'
import { addressOf, runCli, showProgress } from './cli-runner.ts'

const HELP = `Usage: npm run backup -- [--to folder] [--keep number]

Writes a dated, checked copy of the database; the bot may run. Then deletes the oldest copies.

  --to folder     where the copies go (default: backups, beside the database)
  --keep number   how many stay (default: 14)`

const KEEP = 14

const main = async (): Promise<void> => {
  const { to, keep, help } = readArgs()
  if (help) return console.log(HELP)
  loadEnvFile()
  const { database } = readConfig(process.env)
  if (database.kind === 'postgres') throw new BackupError(onPostgres(database))
  const made = await backUp({
    file: database.file,
    folder: to ?? join(dirname(database.file), 'backups'),
    keep,
    at: Date.now(),
    onProgress: showProgress('Copying'),
  })
  console.log(`${made.file}: ${sayContents(made.contents)}, ${(made.bytes / 1e6).toFixed(1)} MB, checked.`)
  if (made.removed.length > 0) console.log(`Deleted, since ${keep} are kept: ${made.removed.join(', ')}`)
}

const readArgs = () => {
  const { values } = parseArgs({
    options: { to: { type: 'string' }, keep: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
  })
  const keep = Number(values.keep ?? KEEP)
  if (!Number.isInteger(keep) || keep < 1)
    throw new BackupError('--keep must be a whole number of at least 1: how many backups stay.')
  return { ...values, keep }
}

const onPostgres = (database: Extract<Database, { kind: 'postgres' }>): string =>
  `This copies SQLite files; a PostgreSQL database has tools of its own:
  pg_dump --format=custom --file=proctor-${stampOf(Date.now())}.dump "${addressOf(database)}"
For one SQLite file of it: npm run move-data -- "$DATABASE_URL" sqlite:backup.sqlite`

await runCli(main)
