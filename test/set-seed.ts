import fc from 'fast-check'
import { inject } from 'vitest'
import { seed } from './seed.ts'

/** Half of fast-check's default where the seed is always the same; `npm run test:all` tries new values each time. */
const NUM_RUNS = inject('runsAll') ? 100 : 50

fc.configureGlobal({ seed, numRuns: NUM_RUNS })
