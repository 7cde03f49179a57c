import { readConfig } from '../config.ts'
import { loadEnvFile } from '../env-file.ts'
import { createPlural } from '../words/plural.ts'
import { type Contents, formatContents } from './backup/contents.ts'
import { lostWalWarning } from './backup/lost-wal.ts'
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
  const fileNames = loadEnvFile()
  const { database } = readConfig(process.env, fileNames)
  if (database.kind === 'postgres') throw new CliError(explainPgRestore(database, backup))
  const reportPages = createProgress('pages')
  const reportPeople = createProgress('people')
  const { contents, deleted, replaced, before, isPartial } = await restore({
    backup,
    file: database.file,
    at: Date.now(),
    botIsStopped: values['bot-is-stopped'],
    onProgress: (done, total) => reportPages('Copying', done, total),
    onPeopleProgress: (done, total) => reportPeople('Deletions', done, total),
  })
  const lines = [
    `${database.file} is now ${backup}: ${formatContents(contents)}.`,
    formatNewest(contents),
    ...deletionLine(deleted, replaced),
    ...(replaced
      ? [`The previous file is now ${replaced}${held(before)}. Delete it once everything works.`]
      : []),
    'Start the bot: it updates the database automatically if the backup is older.',
  ]
  const stderr = isPartial ? `WARNING: ${lostWalWarning(backup)}` : null
  return { text: lines.join('\n'), status: 0, ...(stderr !== null && { stderr }) }
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

const formatNewest = ({ newestAnswerAt }: Contents): string =>
  newestAnswerAt === null
    ? 'It holds no answers.'
    : `Its newest answer is from ${new Date(newestAnswerAt).toISOString().slice(0, 16).replace('T', ' ')} UTC.`

const held = (before: Contents | null): string => (before ? `, with ${formatContents(before)}` : '')

await runProcess({ ...command, run })
