import { parseArgs } from 'node:util'
import { type Database, loadEnvFile, readConfig } from '../config.ts'
import { BackupError } from './backup/backup-error.ts'
import { sayContents } from './backup/contents.ts'
import { restore } from './backup/restore.ts'
import { addressOf, runCli, showProgress } from './cli-runner.ts'

const HELP = `Usage: npm run restore -- <backup file>

Puts a backup in the database's place; the bot must be stopped. The present file is kept under another name.

  --bot-is-stopped   believe it, where the present file is too damaged to tell`

const main = async (): Promise<void> => {
  const { values, positionals } = readArgs()
  if (values.help) return console.log(HELP)
  const [backup, ...rest] = positionals
  if (backup === undefined || rest.length > 0) throw new BackupError(HELP)
  loadEnvFile()
  const { database } = readConfig(process.env)
  if (database.kind === 'postgres') throw new BackupError(onPostgres(database, backup))
  const { contents, replaced } = await restore({
    backup,
    file: database.file,
    at: Date.now(),
    botIsStopped: values['bot-is-stopped'],
    onProgress: showProgress('Copying'),
  })
  console.log(`${database.file} is now ${backup}: ${sayContents(contents)}.`)
  if (replaced) console.log(`What was there before is ${replaced}. Delete it when all is well.`)
  console.log('Start the bot: it brings the database up to date by itself where the backup is older than it.')
}

const readArgs = () =>
  parseArgs({
    allowPositionals: true,
    options: {
      'bot-is-stopped': { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h' },
    },
  })

const onPostgres = (database: Extract<Database, { kind: 'postgres' }>, backup: string): string =>
  `This restores SQLite files; a PostgreSQL database has tools of its own, with the bot stopped:
  pg_restore --clean --if-exists --dbname="${addressOf(database)}" ${backup}
For a backup that is an SQLite file: npm run move-data -- sqlite:${backup} "$DATABASE_URL"`

await runCli(main)
