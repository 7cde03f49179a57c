import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { LibraryError } from '../../bank/load.ts'
import { CliError } from '../../cli/shared/args.ts'
import { createFolders } from '../../folders.ts'
import { formatError } from '../../ops/format-error.ts'
import { createLog } from '../../ops/log.ts'
import { stopOnSignals } from '../../ops/signals.ts'

const HELP = `npm run playground -- [options]
  A Discord of your own in a browser page, with the bot in it. It needs no account, no token and no network.

  --port N        where the page is (4321; any free one where that is taken)
  --questions F   the folder of questions (questions, or QUESTIONS_DIR)
  --keep          keeps the bot's database afterwards, in data/playground, to look into. Each start is a Discord
                  of its own with ids of its own, so that a kept database is not played on with.
  --help          this`

const DEFAULT_PORT = 4321

/** `npm run playground`: starts everything, prints the URL, and cleans up on exit unless `--keep`. */
const main = async (): Promise<void> => {
  const { values } = read()
  if (values.help) return console.log(HELP)
  const folder = values.keep ? keptFolder() : mkdtempSync(join(tmpdir(), 'proctor-playground-'))
  const leave = () => {
    if (!values.keep) rmSync(folder, { recursive: true, force: true })
  }
  process.once('exit', leave)
  let stop: () => Promise<void> = async () => process.exit(0)
  stopOnSignals(() => stop(), fail)
  const port = portOf(values.port)
  // Loaded lazily, so that a mistake in the options is reported without delay.
  const { startPlayground } = await import('./playground.ts')
  const playground = await startPlayground({
    folder,
    questionsDir: values.questions ?? process.env.QUESTIONS_DIR ?? null,
    port,
    log: createLog('warn', [], process.stderr),
  })
  stop = playground.stop
  console.log(`Proctor's playground: ${playground.url}`)
  console.log('Open it in a browser, type /quiz and press Enter.')
  console.log(`Ctrl+C ends it${values.keep ? `; the database stays in ${folder}` : ', and nothing stays'}.`)
}

const read = () =>
  parseArgs({
    options: {
      port: { type: 'string', default: String(DEFAULT_PORT) },
      questions: { type: 'string' },
      keep: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })

const portOf = (text: string): number => {
  const port = Number(text)
  if (/^\d{1,5}$/.test(text) && port < 65_536) return port
  throw new CliError(`--port ${text}: a port is a whole number from 0 to 65535. For example: --port 4321`)
}

/** An old database would contain ids of another local Discord. */
const keptFolder = (): string => {
  const folder = join('data', 'playground')
  rmSync(folder, { recursive: true, force: true })
  createFolders(folder)
  return folder
}

/** Mistakes of the person are reported in a sentence, bugs with a stack. */
const fail = (error: unknown): never => {
  const isMistake = error instanceof CliError || error instanceof LibraryError
  const isOption =
    error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')
  if (isOption) console.error(`${error.message}\n\n${HELP}`)
  else console.error(isMistake ? (error as Error).message : formatError(error))
  process.exit(1)
}

main().catch(fail)
