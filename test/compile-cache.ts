import { join } from 'node:path'

/** Node's code cache, one for all processes that tests start, in all runs: it halves each start. */
export const COMPILE_CACHE = join(import.meta.dirname, '../node_modules/.cache/compile-cache')

/** The environment of a command that a test starts: nothing of its own but the path and the code cache. */
export const commandEnvironment = (given: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv =>
  ({ PATH: process.env.PATH, NODE_COMPILE_CACHE: COMPILE_CACHE, ...given }) as NodeJS.ProcessEnv
