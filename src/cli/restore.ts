import { loadEnvFile, readConfig } from '../config.ts'
import { type CliArgs, CliError } from './args.ts'
import { formatContents } from './backup/contents.ts'
import { explainPgRestore } from './backup/postgres-tools.ts'
import { restore } from './backup/restore.ts'
import { runCli } from './cli-runner.ts'
import { createProgress } from './progress.ts'

const command = {
  name: 'restore',
  description:
    "Puts a backup in the database's place; the bot must be stopped. The present file is kept under another name.",
  positionals: ['backup file'],
  options: {
    'bot-is-stopped': {
      type: 'boolean',
      default: false,
      description: 'believe it, where the present file is too damaged to tell',
    },
  },
} as const

const main = async ({ values, positionals }: CliArgs<typeof command.options>): Promise<void> => {
  const backup = positionals[0]!
  loadEnvFile()
  const { database } = readConfig(process.env)
  if (database.kind === 'postgres') throw new CliError(explainPgRestore(database, backup))
  const reportProgress = createProgress('pages')
  const { contents, replaced } = await restore({
    backup,
    file: database.file,
    at: Date.now(),
    botIsStopped: values['bot-is-stopped'],
    onProgress: (done, total) => reportProgress('Copying', done, total),
  })
  console.log(`${database.file} is now ${backup}: ${formatContents(contents)}.`)
  if (replaced) console.log(`What was there before is ${replaced}. Delete it when all is well.`)
  console.log('Start the bot: it brings the database up to date by itself where the backup is older than it.')
}

await runCli(command, main)
