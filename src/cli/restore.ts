import { loadEnvFile, readConfig } from '../config.ts'
import { createPlural } from '../words/plural.ts'
import { formatContents } from './backup/contents.ts'
import { explainPgRestore } from './backup/postgres-tools.ts'
import { restore } from './backup/restore.ts'
import { type CliArgs, CliError } from './shared/args.ts'
import { createProgress } from './shared/progress.ts'
import { type CommandResult, runProcess } from './shared/run.ts'

const command = {
  name: 'restore',
  description:
    'Replaces the database with a backup; stop the bot first. The current file is kept under another name.',
  positionals: ['backup file'],
  options: {
    'bot-is-stopped': {
      type: 'boolean',
      default: false,
      description: 'skip the check, if the current file is too damaged to tell',
    },
  },
} as const

const run = async ({ values, positionals }: CliArgs<typeof command.options>): Promise<CommandResult> => {
  const backup = positionals[0]!
  loadEnvFile()
  const { database } = readConfig(process.env)
  if (database.kind === 'postgres') throw new CliError(explainPgRestore(database, backup))
  const reportProgress = createProgress('pages')
  const { contents, deleted, replaced } = await restore({
    backup,
    file: database.file,
    at: Date.now(),
    botIsStopped: values['bot-is-stopped'],
    onProgress: (done, total) => reportProgress('Copying', done, total),
  })
  const lines = [
    `${database.file} is now ${backup}: ${formatContents(contents)}.`,
    ...deletionLine(deleted, replaced),
    ...(replaced ? [`The previous file is now ${replaced}. Delete it once everything works.`] : []),
    'Start the bot: it updates the database automatically if the backup is older.',
  ]
  return { text: lines.join('\n'), status: 0 }
}

/** People who deleted their data since the backup. */
const deletionLine = (deleted: number | null, replaced: string | null): string[] => {
  if (deleted === null && replaced !== null)
    return [
      'The file before can’t be read, so people who deleted their data since the backup are back in it.',
    ]
  if (!deleted) return []
  const people = plural(deleted, { one: '# person', other: '# people' })
  return [`${people} deleted their data since that backup, and stayed deleted.`]
}

const plural = createPlural('en', ['one', 'other'])

await runProcess({ ...command, run })
