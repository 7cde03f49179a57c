import { dirname, join } from 'node:path'
import { loadEnvFile, readConfig } from '../config.ts'
import { backUp } from './backup/backup.ts'
import { formatContents } from './backup/contents.ts'
import { explainPgDump } from './backup/postgres-tools.ts'
import { type CliArgs, CliError } from './shared/args.ts'
import { createProgress } from './shared/progress.ts'
import { type CommandResult, runProcess } from './shared/run.ts'

const command = {
  name: 'backup',
  description:
    'Writes a dated, verified copy of the database, then deletes the oldest copies. The bot may be running.',
  positionals: [],
  options: {
    to: {
      type: 'string',
      placeholder: 'folder',
      description: 'where the copies go (default: backups, next to the database)',
    },
    keep: {
      type: 'string',
      default: '14',
      placeholder: 'number',
      description: 'how many to keep (default: 14)',
    },
  },
} as const

const run = async ({ values }: CliArgs<typeof command.options>): Promise<CommandResult> => {
  const keep = parseKeep(values.keep)
  loadEnvFile()
  const { database } = readConfig(process.env)
  if (database.kind === 'postgres') throw new CliError(explainPgDump(database))
  const reportProgress = createProgress('pages')
  const backup = await backUp({
    file: database.file,
    folder: values.to ?? join(dirname(database.file), 'backups'),
    keep,
    at: Date.now(),
    onProgress: (done, total) => reportProgress('Copying', done, total),
  })
  const megabytes = (backup.bytes / 1e6).toFixed(1)
  const text = `${backup.file}: ${formatContents(backup.contents)}, ${megabytes} MB, checked.`
  const { removed } = backup
  const deleted = removed.length > 0 ? `\nDeleted, to keep ${keep}: ${removed.join(', ')}` : ''
  return { text: text + deleted, status: 0 }
}

const parseKeep = (text: string): number => {
  const keep = Number(text)
  if (!Number.isInteger(keep) || keep < 1)
    throw new CliError('--keep must be a whole number of at least 1: how many backups to keep.')
  return keep
}

await runProcess({ ...command, run })
