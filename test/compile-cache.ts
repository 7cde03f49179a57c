import { join } from 'node:path'

/** Node's code cache, one for all processes that tests start, in all runs: it halves each start. */
export const COMPILE_CACHE = join(import.meta.dirname, '../node_modules/.cache/compile-cache')
