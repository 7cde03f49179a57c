import { type Database, parseDatabaseUrl } from '../config.ts'
import { databaseName } from '../store/dialect.ts'
import { type MovedTable, moveData, type OnMoveProgress } from './move-data/move.ts'
import { type CliArgs, CliError, formatHelp } from './shared/args.ts'
import { createProgress } from './shared/progress.ts'
import { type CommandResult, runProcess } from './shared/run.ts'

const command = {
  name: 'move-data',
  description: `Copies everything from one database to another, which must be empty, and compares them. Stop the bot first.
Addresses are written as in DATABASE_URL: sqlite:data/proctor.sqlite or postgres://user:password@host/database.
If it’s interrupted, run the same command again to continue.`,
  positionals: ['from', 'to'],
  options: {},
} as const

const run = async ({ positionals }: CliArgs<typeof command.options>): Promise<CommandResult> => {
  const [source, target] = positionals.map(requireDatabase) as [Database, Database]
  const reportProgress = createProgress('rows', { logLines: true })
  const tables = await moveData(source, target, stopOnInterrupt(reportProgress))
  const next = `Everything is in ${databaseName(target)}. Put its address after DATABASE_URL= and start the bot.`
  return { text: `${formatTables(tables)}\n\n${next}`, status: 0 }
}

const requireDatabase = (text: string): Database => {
  const database = parseDatabaseUrl(text)
  // The address may hold a password, so it is not repeated.
  if (!database) throw new CliError(`One of the addresses isn’t valid.\n\n${formatHelp(command)}`)
  return database
}

/** The first Ctrl-C stops after the page that is being written. */
const stopOnInterrupt = (onProgress: OnMoveProgress): OnMoveProgress => {
  let interrupted = false
  process.once('SIGINT', () => {
    interrupted = true
  })
  return (...progress) => {
    onProgress(...progress)
    if (interrupted) throw new CliError('Stopped. Run the same command again to continue.')
  }
}

const formatTables = (tables: readonly MovedTable[]): string =>
  [
    'table              rows   sum of all rows, the same on both sides',
    ...tables.map(({ table, rows, sum }) => `${table.padEnd(13)}${String(rows).padStart(10)}   ${sum}`),
  ].join('\n')

await runProcess({ ...command, run })
