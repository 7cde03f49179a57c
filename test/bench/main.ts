import { cpus } from 'node:os'
import { parseArgs } from 'node:util'
import { benchBoards } from './board.ts'
import { benchClicks } from './click.ts'
import { benchDailies } from './daily.ts'
import { benchHeights } from './heights.ts'
import { benchImport } from './import.ts'
import { benchLoading } from './load.ts'
import { benchPictures } from './picture.ts'
import { benchProcesses } from './processes.ts'
import { benchShards } from './shard.ts'
import { benchSoak } from './soak.ts'
import { benchStart } from './start.ts'

/**
 * `npm run bench [-- click processes shard load import board start picture heights daily soak] [--full]`: everything, or
 * what is named; `--full` adds ten million answers, all questions' heights, dailies of 10,000 servers, and a million
 * clicks in a row.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { full: { type: 'boolean', default: false } },
})
const benches = {
  click: benchClicks,
  processes: benchProcesses,
  shard: benchShards,
  load: benchLoading,
  import: benchImport,
  board: () => benchBoards(values.full ? [100_000, 1_000_000, 10_000_000] : [100_000, 1_000_000]),
  start: benchStart,
  picture: benchPictures,
  heights: () => benchHeights(values.full ? Number.POSITIVE_INFINITY : 60),
  daily: () => benchDailies(values.full ? 10_000 : 1_000),
  soak: () => benchSoak(values.full ? 1_000_000 : 50_000),
}
console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model}`)
for (const [name, bench] of Object.entries(benches))
  if (positionals.length === 0 || positionals.includes(name)) await bench()
