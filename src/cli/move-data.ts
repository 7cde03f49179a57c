import { type Database, databaseAt } from '../config.ts'
import { databaseName } from '../store/dialect.ts'
import { runCli } from './cli-runner.ts'
import { type Moved, MoveError, moveData, type OnStep } from './move-data/move.ts'

const HELP = `Usage: npm run move-data -- <from> <to>

Copies everything from one database to another one, which must be empty, and compares them. The bot must be stopped.
Addresses are those of DATABASE_URL: sqlite:data/proctor.sqlite or postgres://user:password@host/database.
One that was cut off goes on where it was: give the same command again.`

const main = async (): Promise<void> => {
  const [from, to, ...rest] = process.argv.slice(2)
  if (from === '--help' || from === '-h') return console.log(HELP)
  if (!from || !to || rest.length > 0) throw new MoveError(HELP)
  const [source, target] = [demandAddress(from), demandAddress(to)]
  const moved = await moveData(source, target, stoppable(showProgress()))
  process.stderr.write('\n')
  console.log(sayAll(moved))
  console.log(
    `\nEverything is in ${databaseName(target)}. Put its address after DATABASE_URL= and start the bot.`,
  )
}

const demandAddress = (text: string): Database => {
  const database = databaseAt(text)
  if (database) return database
  // It may hold a password, so it is not said again.
  throw new MoveError(`One of the addresses is none.\n\n${HELP}`)
}

/** The first Ctrl-C ends it after the page that is being written. */
const stoppable = (onStep: OnStep): OnStep => {
  let stopping = false
  process.once('SIGINT', () => {
    stopping = true
  })
  return (...step) => {
    onStep(...step)
    if (stopping) throw new MoveError('\nStopped. Give the same command again, and it goes on there.')
  }
}

const BAR = 30
const EVERY_MS = 200

/** A bar on a terminal; elsewhere a line now and then. */
const showProgress = (): OnStep => {
  const began = performance.now()
  let told = 0
  let first: number | null = null
  return (what, done, of) => {
    first ??= done
    const now = performance.now()
    if (now - told < (process.stderr.isTTY ? EVERY_MS : 50 * EVERY_MS) && done < of) return
    told = now
    const perSecond = (done - first) / Math.max(0.001, (now - began) / 1000)
    const share = of === 0 ? 1 : Math.min(1, done / of)
    const bar = '#'.repeat(Math.round(share * BAR)).padEnd(BAR, '.')
    const line = `${what.padEnd(9)} ${bar} ${done} of ${of} rows, ${Math.round(perSecond)} a second`
    process.stderr.write(process.stderr.isTTY ? `\r${line}  ` : `${line}\n`)
  }
}

const sayAll = (moved: readonly Moved[]): string =>
  [
    'table           rows   sum of all rows, the same on both sides',
    ...moved.map(({ table, rows, sum }) => `${table.padEnd(10)}${String(rows).padStart(10)}   ${sum}`),
  ].join('\n')

await runCli(main)
