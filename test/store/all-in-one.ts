import { CONTRACT } from './contract.ts'

// The store's contract tests in one file, because each file has its own process and PGlite takes seconds to start.
for (const name of CONTRACT) await import(`./${name}.test.ts`)
