import { cpus } from 'node:os'
import { type CliArgs, CliError } from '../../src/cli/shared/args.ts'
import { type CommandResult, runProcess } from '../../src/cli/shared/run.ts'
import { benchBoards } from './board.ts'
import { benchClicks } from './click.ts'
import { benchDailies } from './daily.ts'
import { benchGrowth } from './growth.ts'
import { benchHeights } from './heights.ts'
import { benchImport } from './import.ts'
import { benchKeys } from './keys.ts'
import { benchLoading } from './load.ts'
import { benchPictures } from './picture.ts'
import { benchProcesses } from './processes.ts'
import { benchReadiness } from './readiness.ts'
import { benchRescores } from './rescore.ts'
import { benchReviews } from './review.ts'
import { benchShards } from './shard.ts'
import { benchSoak } from './soak.ts'
import { benchStart } from './start.ts'

const command = {
  name: 'bench',
  description: 'Measures what is named, or everything.',
  options: {
    full: {
      type: 'boolean',
      default: false,
      description:
        'adds ten million answers, all questions’ heights, dailies of 10,000 servers, and a million clicks in a row',
    },
    answers: {
      type: 'string',
      default: '2000000',
      description: 'the size of the server that growth fills',
    },
  },
} as const

const benchesOf = (full: boolean, answers: number): Record<string, () => unknown> => ({
  click: benchClicks,
  processes: benchProcesses,
  shard: benchShards,
  load: benchLoading,
  import: benchImport,
  board: () => benchBoards(full ? [100_000, 1_000_000, 10_000_000] : [100_000, 1_000_000]),
  rescore: () => benchRescores(),
  start: benchStart,
  picture: benchPictures,
  readiness: benchReadiness,
  heights: () => benchHeights(full ? Number.POSITIVE_INFINITY : 60),
  daily: () => benchDailies(full ? 10_000 : 1_000),
  growth: () => benchGrowth(answers),
  review: benchReviews,
  keys: benchKeys,
  soak: () => benchSoak(full ? 1_000_000 : 50_000),
})

const NAMES = Object.keys(benchesOf(false, 0))
const HELP = `Usage: npm run bench -- [--full] [--answers <n>] [names]

${command.description} --full ${command.options.full.description}.
--answers is ${command.options.answers.description} (${command.options.answers.default}).

Names: ${NAMES.join(', ')}`

const run = async ({ values, positionals }: CliArgs<typeof command.options>): Promise<CommandResult> => {
  const unknown = positionals.find(name => !NAMES.includes(name))
  if (unknown !== undefined)
    throw new CliError(`There is no benchmark ${unknown}. There are ${NAMES.join(', ')}.`)
  console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model}`)
  for (const [name, bench] of Object.entries(benchesOf(values.full, Number(values.answers))))
    if (positionals.length === 0 || positionals.includes(name)) await bench()
  return { text: 'Done.', status: 0 }
}

await runProcess({ ...command, help: HELP, run })
