import { cpus } from 'node:os'
import { parseArgs } from 'node:util'
import { benchBoards } from './board.ts'
import { benchClicks } from './click.ts'
import { benchLoading } from './load.ts'
import { benchStart } from './start.ts'

/** `npm run bench [-- click load board start] [--full]`: everything, or what is named; `--full` adds 10 M answers. */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { full: { type: 'boolean', default: false } },
})
const benches = {
  click: benchClicks,
  load: benchLoading,
  board: () => benchBoards(values.full ? [100_000, 1_000_000, 10_000_000] : [100_000, 1_000_000]),
  start: benchStart,
}
console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model}`)
for (const [name, bench] of Object.entries(benches))
  if (positionals.length === 0 || positionals.includes(name)) await bench()
